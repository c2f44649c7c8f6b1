package dev.espalier.butler.oneshot.collections.name_2_0_0_to_int_2_0_0;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Finds names that do not say which collection is meant. */
interface CollectionNamesMapper {
    /** A name, how many rows hold it, and how many such names there are. */
    record Found(@Nullable String name, long count, long total) {}

    /** The first names that several collections have, or that is none. */
    @Select("""
            SELECT name, count(*) AS count, count(*) OVER () AS total FROM collection
            GROUP BY name HAVING count(*) > 1 OR name IS NULL
            ORDER BY name LIMIT 5
            """)
    List<Found> repeated();

    /** The first names that are not in the target table. */
    @Select("""
            SELECT r.${column} AS name, count(*) AS count, count(*) OVER () AS total FROM ${table} AS r
            WHERE NOT EXISTS (SELECT 1 FROM ${target} AS t WHERE t.name = r.${column})
            GROUP BY r.${column}
            ORDER BY r.${column} LIMIT 5
            """)
    List<Found> unknown(@Param("table") String table, @Param("column") String column, @Param("target") String target);
}
