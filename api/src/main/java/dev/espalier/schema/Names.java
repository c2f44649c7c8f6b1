package dev.espalier.schema;

import java.util.List;
import java.util.stream.Stream;

/**
 * The names of constraints and indexes that bring none of their own, in full length; the rule is the Butler registry's.
 */
public final class Names {
    private Names() {}

    /** {@code TABLE_pkey}. */
    public static String primaryKey(String table) {
        return table + "_pkey";
    }

    /** {@code TABLE_unq_COLUMNS}. */
    public static String unique(String table, List<String> columns) {
        return joined(Stream.of(table, "unq"), columns);
    }

    /** {@code fkey_TABLE_PARENT_REFERENCES_COLUMNS}. */
    public static String foreignKey(String table, List<String> columns, String parent, List<String> references) {
        return joined(Stream.concat(Stream.of("fkey", table, parent), references.stream()), columns);
    }

    /** {@code TABLE_idx_COLUMNS}. */
    public static String index(String table, List<String> columns) {
        return joined(Stream.of(table, "idx"), columns);
    }

    /** {@code TABLE_fkidx_COLUMNS}: the index that serves a foreign key. */
    public static String foreignKeyIndex(String table, List<String> columns) {
        return joined(Stream.of(table, "fkidx"), columns);
    }

    private static String joined(Stream<String> start, List<String> columns) {
        return String.join("_", Stream.concat(start, columns.stream()).toList());
    }
}
