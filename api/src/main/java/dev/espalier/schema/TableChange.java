package dev.espalier.schema;

import java.util.List;
import java.util.stream.Stream;

/**
 * Changes to one table, carried out together: one {@code ALTER TABLE} on PostgreSQL where it can be, one rebuild on
 * SQLite.
 *
 * <p>A value that grows: each method gives the change with one more part. Expressions are SQL over the old row's
 * columns.
 */
public record TableChange(String table, List<Part> parts) {
    public TableChange {
        parts = List.copyOf(parts);
    }

    /** No change to the table yet. */
    public static TableChange of(String table) {
        return new TableChange(table, List.of());
    }

    /** Gives a column another type where it stands, its values computed by the expression. */
    public TableChange changeType(String column, ColumnType type, String using) {
        return with(new ChangeType(column, type, using));
    }

    /** Gives a column a default. */
    public TableChange setDefault(String column, String expression) {
        return with(new SetDefault(column, expression));
    }

    /** Takes a column's default away. */
    public TableChange dropDefault(String column) {
        return with(new DropDefault(column));
    }

    /**
     * Puts a new column, {@code NOT NULL} and without default, behind the others in place of one of the same name,
     * which is dropped. Keys, constraints and indexes on it are made again, a nameless primary key as
     * {@code TABLE_pkey}; foreign keys to it hold again when all changes have been made.
     */
    public TableChange replaceColumn(String column, ColumnType type, String using) {
        return with(new ReplaceColumn(column, type, using));
    }

    private TableChange with(Part part) {
        return new TableChange(
                table, Stream.concat(parts.stream(), Stream.of(part)).toList());
    }

    /** One part of a change. */
    public sealed interface Part {
        /** The column it is about. */
        String column();
    }

    /** See {@link TableChange#changeType}. */
    public record ChangeType(String column, ColumnType type, String using) implements Part {}

    /** See {@link TableChange#setDefault}. */
    public record SetDefault(String column, String expression) implements Part {}

    /** See {@link TableChange#dropDefault}. */
    public record DropDefault(String column) implements Part {}

    /** See {@link TableChange#replaceColumn}. */
    public record ReplaceColumn(String column, ColumnType type, String using) implements Part {}
}
