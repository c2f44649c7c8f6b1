package dev.espalier.butler;

import dev.espalier.Dialect;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The points in which we differ from the reference, as rules that make of what it left what is right. */
final class Differences {
    /** The reference forgets that collections have different names. */
    static final String UNIQUE_COLLECTIONS = "ALTER TABLE collection ADD CONSTRAINT collection_unq_name UNIQUE (name)";

    private static final String NUMBERED_KEY = "  PK name=collection_pkey columns=(collection_id) [table=collection]";
    private static final List<String> UNIQUE_LINES = List.of(
            "  UNIQUE name=collection_unq_name columns=(name) [table=collection]",
            "  INDEX name=collection_unq_name columns=(name) unique=True [table=collection]");
    private static final Pattern LONG_NAMES =
            Pattern.compile("  CHECK name=instrument_len_name sqltext=length\\(\"?name\"?\\)<=32 .*");
    private static final Pattern OBSCORE_COLUMN =
            Pattern.compile("(column obscore \\d+ \\S+ (?:text|smallint|integer|double precision|uuid) [tf]) .*");

    private Differences() {}

    /** A recorded dump of a schema as it should be. */
    static List<String> rightSchema(List<String> recorded) {
        List<String> lines = new ArrayList<>(recorded);
        if (forgetsUniqueCollections(recorded)) {
            lines.addAll(lines.indexOf(NUMBERED_KEY) + 1, UNIQUE_LINES);
        }
        if (recorded.stream().anyMatch(line -> LONG_NAMES.matcher(line).matches())) {
            lines.replaceAll(checksOf(32));
        }
        return lines;
    }

    /** Whether the reference has numbered collections, and forgotten that their names differ. */
    static boolean forgetsUniqueCollections(List<String> recorded) {
        return recorded.contains(NUMBERED_KEY) && !recorded.contains(UNIQUE_LINES.get(0));
    }

    /** Texts about columns of the observation table are our own. */
    static List<String> withoutComments(List<String> catalog) {
        return catalog.stream()
                .map(line -> OBSCORE_COLUMN.matcher(line).replaceFirst("$1"))
                .toList();
    }

    /** The reference leaves the checks of all tables but one at 16 characters, and does not touch them. */
    static UnaryOperator<String> checksOf(int length) {
        return line -> line.replaceAll(
                "_len_instrument sqltext=length\\(\"?instrument\"?\\)<=\\d+ AND length\\(\"?instrument\"?\\)>=1",
                "_len_instrument sqltext=length(\"instrument\")<=%d AND length(\"instrument\")>=1".formatted(length));
    }

    /** The reference takes 37 seconds for the whole past on PostgreSQL. */
    static Contents withExactDates(Contents recorded, Dialect dialect) {
        return dialect == Dialect.POSTGRESQL
                ? recorded.withColumn("dataset", "ingest_date", Differences::exact)
                : recorded;
    }

    private static String exact(String recorded) {
        if (recorded.startsWith("'")) {
            return recorded;
        }
        long nanoseconds = Long.parseLong(recorded);
        Instant utc = Instant.ofEpochSecond(nanoseconds / 1_000_000_000L - 37);
        long wrong = 37 - TaiOffset.at(LocalDateTime.ofInstant(utc, ZoneOffset.UTC));
        return Long.toString(nanoseconds - wrong * 1_000_000_000L);
    }

    /** The recorded id of the dataset with the same file, by our id: most ids are random. */
    static Map<String, String> sameFile(Contents ours, Contents recorded) {
        Map<String, String> byPath = new HashMap<>();
        Contents.Rows theirs = recorded.table("file_datastore_records");
        theirs.rows().forEach(row -> byPath.put(theirs.cell(row, "path"), theirs.cell(row, "dataset_id")));
        Map<String, String> byId = new HashMap<>();
        Contents.Rows records = ours.table("file_datastore_records");
        records.rows().forEach(row -> byId.put(records.cell(row, "dataset_id"), byPath.get(records.cell(row, "path"))));
        return byId;
    }

    /** SQLite's keys are nameless in a new registry, and named in a table that a migration has rebuilt. */
    static List<String> withoutKeyNames(List<String> dump) {
        return dump.stream()
                .map(line -> line.replaceFirst("PK name=\\S+ ", "PK "))
                .toList();
    }
}
