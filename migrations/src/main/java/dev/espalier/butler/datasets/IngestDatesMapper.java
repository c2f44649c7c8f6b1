package dev.espalier.butler.datasets;

import java.util.List;
import org.apache.ibatis.annotations.Select;

/**
 * Ingest dates that are no point in time, such as any text that SQLite takes and PostgreSQL's infinity, or none that 64
 * bits of nanoseconds reach.
 */
interface IngestDatesMapper {
    /** A dataset with such a date, and how many of them there are. */
    record Unreadable(String row, long total) {}

    /** The first by id. */
    @Select(value = """
                    SELECT id || ' (' || ingest_date || ')' AS "row", count(*) OVER () AS total
                    FROM dataset WHERE ingest_date NOT BETWEEN '1678-01-01' AND '2262-01-01' ORDER BY id LIMIT 5
                    """, databaseId = "postgresql")
    @Select(value = """
                    SELECT id || ' (' || ingest_date || ')' AS "row", count(*) OVER () AS total
                    FROM dataset
                    WHERE ingest_date NOT BETWEEN '1678-' AND '2262-'
                       OR ingest_date NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]*'
                       OR strftime('%s', substr(ingest_date, 1, 19)) IS NULL
                       OR substr(ingest_date, 20) GLOB '[^.]*'
                       OR substr(ingest_date, 21) GLOB '*[^0-9]*'
                    ORDER BY id LIMIT 5
                    """, databaseId = "sqlite")
    List<Unreadable> unreadable();
}
