package dev.espalier.runtime.schema;

import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange.AddCheck;
import dev.espalier.schema.TableChange.AddColumn;
import dev.espalier.schema.TableChange.AddIndex;
import dev.espalier.schema.TableChange.ChangeType;
import dev.espalier.schema.TableChange.DropConstraint;
import dev.espalier.schema.TableChange.DropDefault;
import dev.espalier.schema.TableChange.DropNotNull;
import dev.espalier.schema.TableChange.Part;
import dev.espalier.schema.TableChange.SetDefault;
import dev.espalier.schema.TableChange.SetNotNull;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The columns of an SQLite table that are part of foreign keys, its own and those that refer to it. Looking whether all
 * rows still have theirs takes longer than copying them, and is not needed where a change leaves these columns alone.
 *
 * @param table what is known of it; nothing when it is not there yet
 * @param columns the columns, in whatever case
 */
record KeyColumns(Optional<Table> table, Set<String> columns) {
    private static final String QUERY = """
            SELECT f."from" FROM pragma_foreign_key_list(?1, 'main') f
            UNION
            SELECT coalesce(f."to", c.name)
            FROM main.sqlite_schema t, pragma_foreign_key_list(t.name, 'main') f
            LEFT JOIN pragma_table_info(?1, 'main') c ON f."to" IS NULL AND c.pk > 0
            WHERE t.type = 'table' AND f."table" = ?1 COLLATE NOCASE
            UNION
            SELECT c.name FROM pragma_table_xinfo(?1, 'main') x, pragma_table_xinfo(?1, 'main') c
            WHERE x.hidden > 1
            """;

    /** Those of a table; all columns where some are generated from others. */
    static KeyColumns of(Database database, String name, Optional<Table> table) {
        Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        database.texts(QUERY, name).stream().flatMap(Stream::ofNullable).forEach(columns::add);
        return new KeyColumns(table, columns);
    }

    /** Whether every row has the same values in them after the change, and what makes them a key is still there. */
    boolean areKeptBy(List<Part> parts) {
        return parts.stream().allMatch(this::areKeptBy);
    }

    private boolean areKeptBy(Part part) {
        if (part instanceof ChangeType change) {
            return !columns.contains(change.column()) || (change.using().isEmpty() && keepsValues(change));
        } else if (part instanceof DropConstraint dropped) {
            return table.stream()
                    .flatMap(known -> known.checks().stream())
                    .anyMatch(check -> check.name().equals(Optional.of(dropped.name())));
        }
        return part instanceof AddCheck
                || part instanceof AddColumn
                || part instanceof AddIndex
                || part instanceof SetNotNull
                || part instanceof DropNotNull
                || part instanceof SetDefault
                || part instanceof DropDefault;
    }

    private boolean keepsValues(ChangeType change) {
        return table.flatMap(known -> known.column(change.column()))
                .filter(column ->
                        affinity(column.type()).equals(affinity(change.type().sqlite())))
                .isPresent();
    }

    /** What SQLite makes of values, which follows from words in a declared type. */
    private static String affinity(String type) {
        String upper = type.toUpperCase(Locale.ROOT);
        if (upper.contains("INT")) {
            return "INTEGER";
        } else if (Stream.of("CHAR", "CLOB", "TEXT").anyMatch(upper::contains)) {
            return "TEXT";
        } else if (upper.isEmpty() || upper.contains("BLOB")) {
            return "BLOB";
        }
        return Stream.of("REAL", "FLOA", "DOUB").anyMatch(upper::contains) ? "REAL" : "NUMERIC";
    }
}
