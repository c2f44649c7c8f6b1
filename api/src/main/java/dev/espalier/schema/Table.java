package dev.espalier.schema;

import java.util.List;
import java.util.Optional;

/**
 * What a database knows of a table.
 *
 * @param name its name
 * @param columns its columns, in their order
 * @param primaryKey its primary key
 * @param uniques its unique constraints, by name
 * @param foreignKeys its foreign keys, by name
 * @param checks its checks, by name
 * @param indexes its indexes but those that only serve a primary key, by name
 */
public record Table(
        String name,
        List<Column> columns,
        Optional<Key> primaryKey,
        List<Key> uniques,
        List<ForeignKey> foreignKeys,
        List<Check> checks,
        List<Index> indexes) {

    public Table {
        columns = List.copyOf(columns);
        uniques = List.copyOf(uniques);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        indexes = List.copyOf(indexes);
    }

    /** The column of that name. */
    public Optional<Column> column(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    /**
     * A column.
     *
     * @param type its type as the database writes it
     * @param nullable whether it may be null, as declared: SQLite lets a primary key be null that is not declared
     *     {@code NOT NULL}
     * @param defaultValue the expression of its default, as the database writes it
     */
    public record Column(String name, String type, boolean nullable, Optional<String> defaultValue) {}

    /** A primary key or unique constraint; SQLite's may be nameless. */
    public record Key(Optional<String> name, List<String> columns) {
        public Key {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A foreign key.
     *
     * @param table the table it refers to
     * @param references the columns it refers to, one for each of its own
     * @param rules what stands behind the reference, such as {@code ON DELETE CASCADE}, or nothing
     */
    public record ForeignKey(
            Optional<String> name, List<String> columns, String table, List<String> references, String rules) {
        public ForeignKey {
            columns = List.copyOf(columns);
            references = List.copyOf(references);
        }

        /** A foreign key without a name. */
        public static ForeignKey of(List<String> columns, String table, List<String> references) {
            return new ForeignKey(Optional.empty(), columns, table, references, "");
        }

        /** The same with other rules, such as {@code ON DELETE CASCADE}. */
        public ForeignKey with(String otherRules) {
            return new ForeignKey(name, columns, table, references, otherRules);
        }

        /** The same of that name. */
        public ForeignKey named(String otherName) {
            return new ForeignKey(Optional.of(otherName), columns, table, references, rules);
        }
    }

    /** A check; the expression as the database writes it. */
    public record Check(Optional<String> name, String expression) {}

    /** An index; a column is its name, or an expression as the database writes it. */
    public record Index(String name, List<String> columns, boolean unique) {
        public Index {
            columns = List.copyOf(columns);
        }
    }
}
