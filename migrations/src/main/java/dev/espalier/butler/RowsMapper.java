package dev.espalier.butler;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Finds rows that stand in a migration's way. */
interface RowsMapper {
    /** What some of the rows are called, and how many rows there are in all. */
    record Found(String name, long total) {}

    /** The first of them, found before they are sorted: else SQLite reads the whole table in the order of the key. */
    @Select("""
            WITH found AS MATERIALIZED (SELECT * FROM ${table} WHERE ${rows.condition})
            SELECT ${rows.name} AS name, CAST(sum(count(*)) OVER () AS BIGINT) AS total
            FROM found GROUP BY ${rows.key} ORDER BY ${rows.key} LIMIT 5
            """)
    List<Found> first(@Param("table") String table, @Param("rows") Rows rows);
}
