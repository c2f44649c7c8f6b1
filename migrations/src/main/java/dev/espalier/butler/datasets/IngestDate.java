package dev.espalier.butler.datasets;

import dev.espalier.Dialect;
import dev.espalier.butler.datasets.LeapSeconds.Era;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The two forms of {@code dataset.ingest_date}, each as an SQL expression over the other: UTC as a timestamp to the
 * microsecond, and TAI as nanoseconds since 1970-01-01 (TAI).
 *
 * <p>Both are exact. No expression depends on the session's time zone. Only what falls into a leap second cannot be
 * said in UTC timestamps: it becomes the same fraction of the second that follows.
 */
final class IngestDate {
    static final String COLUMN = "ingest_date";

    /** A UTC timestamp to the second, as SQLite's {@code GLOB} knows it. */
    private static final String SECOND = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]";

    private IngestDate() {}

    /** TAI nanoseconds, from UTC. */
    static String toTai(Dialect dialect) {
        String offset = offset(era -> dialect.choose("TIMESTAMP ", "") + "'" + era.since() + "'");
        return dialect.choose(
                "(EXTRACT(EPOCH FROM ingest_date) * 1000000)::BIGINT * 1000 + (" + offset + ") * 1000000000::BIGINT",
                "(strftime('%s', substr(ingest_date, 1, 19)) + " + offset + ") * 1000000000"
                        + " + CAST(substr(substr(ingest_date, 21) || '000000000', 1, 9) AS INTEGER)");
    }

    /** UTC, from TAI nanoseconds; on SQLite in the form {@code YYYY-MM-DD HH:MM:SS.ffffff}. */
    static String toUtc(Dialect dialect) {
        String offset = offset(era -> Long.toString(
                (era.since().atStartOfDay().toEpochSecond(ZoneOffset.UTC) + era.offset()) * 1_000_000_000L));
        return dialect.choose(
                "TIMESTAMP '1970-01-01' + (ingest_date / 1000 - (" + offset
                        + ") * 1000000::BIGINT) * INTERVAL '1 microsecond'",
                "strftime('%Y-%m-%d %H:%M:%S', ingest_date / 1000000000 - " + offset + ", 'unixepoch')"
                        + " || printf('.%06d', ingest_date / 1000 % 1000000)");
    }

    /**
     * Whether a date in UTC is no point in time, such as any text that SQLite takes and PostgreSQL's infinity, or none
     * that 64 bits of nanoseconds reach: a condition in SQL. On SQLite the form that Butler writes is known by one
     * look.
     */
    static String unreadable(Dialect dialect) {
        return dialect.choose("ingest_date NOT BETWEEN '1678-01-01' AND '2262-01-01'", """
                (ingest_date NOT BETWEEN '1678-' AND '2262-'
                   OR strftime('%%s', substr(ingest_date, 1, 19)) IS NULL
                   OR ingest_date NOT GLOB '%1$s.[0-9][0-9][0-9][0-9][0-9][0-9]'
                     AND (ingest_date NOT GLOB '%1$s*'
                       OR substr(ingest_date, 20) GLOB '[^.]*'
                       OR substr(ingest_date, 21) GLOB '*[^0-9]*'))""".formatted(SECOND));
    }

    /** The offset in seconds that holds at the ingest date. */
    private static String offset(Function<Era, String> beginning) {
        return LeapSeconds.ERAS.stream()
                .map(era -> " WHEN ingest_date >= " + beginning.apply(era) + " THEN " + era.offset())
                .collect(Collectors.joining("", "CASE", " ELSE " + LeapSeconds.FIRST_OFFSET + " END"));
    }
}
