package dev.espalier.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes to one table, carried out together: one {@code ALTER TABLE} on PostgreSQL where it can be, one rebuild on
 * SQLite.
 *
 * <p>A value that grows: each method gives the change with one more part. Parts take effect one after the other, so
 * that a later one sees what an earlier one has made. Expressions are SQL over the old row's columns. Constraints and
 * indexes are named by {@link Names} unless they bring a name; names that PostgreSQL has no room for are shortened
 * there.
 */
public record TableChange(String table, List<Part> parts) {
    public TableChange {
        parts = List.copyOf(parts);
    }

    /** No change to the table yet. */
    public static TableChange of(String table) {
        return new TableChange(table, List.of());
    }

    /** A new table, which the parts that follow describe. */
    public static TableChange create(String table) {
        return of(table).with(new Create());
    }

    /** Takes a table away, with its rows, indexes and triggers; foreign keys to it must go in the same call. */
    public static TableChange drop(String table) {
        return of(table).with(new Drop());
    }

    /**
     * Puts a column behind the others, nullable and without a default: old rows are null in it until {@code changeType}
     * computes values.
     */
    public TableChange addColumn(String column, ColumnType type) {
        return with(new AddColumn(column, type));
    }

    /**
     * Takes a column away, and with it the table's own keys, constraints and indexes that it is part of. A foreign key
     * of another table that refers to it must go in the same call, by {@link #dropConstraint} or with its column or
     * table; else the change is refused. So it is when a view, or on SQLite a trigger, needs the column: the migration
     * drops those beforehand.
     */
    public TableChange dropColumn(String column) {
        return with(new DropColumn(column));
    }

    /**
     * Gives a column another name; keys, constraints, indexes, views and, on SQLite, triggers follow, and keep their
     * own names. Parts before it call the column by its old name, parts behind it by its new one.
     */
    public TableChange renameColumn(String column, String to) {
        return with(new RenameColumn(column, to));
    }

    /** Gives a column another type where it stands, its values as the database converts them. */
    public TableChange changeType(String column, ColumnType type) {
        return with(new ChangeType(column, type, Optional.empty()));
    }

    /** Gives a column another type where it stands, its values computed by the expression. */
    public TableChange changeType(String column, ColumnType type, String using) {
        return with(new ChangeType(column, type, Optional.of(using)));
    }

    /** Lets a column be null no more. */
    public TableChange setNotNull(String column) {
        return with(new SetNotNull(column));
    }

    /** Lets a column be null. */
    public TableChange dropNotNull(String column) {
        return with(new DropNotNull(column));
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

    /** Makes the columns the primary key of a table that has none. */
    public TableChange addPrimaryKey(String... columns) {
        List<String> key = List.of(columns);
        return with(new AddPrimaryKey(new Table.Key(Optional.of(Names.primaryKey(table)), key)));
    }

    /** Takes the primary key away, whatever its name. */
    public TableChange dropPrimaryKey() {
        return with(new DropPrimaryKey());
    }

    /** Adds a unique constraint. */
    public TableChange addUnique(String... columns) {
        List<String> key = List.of(columns);
        return with(new AddUnique(new Table.Key(Optional.of(Names.unique(table, key)), key)));
    }

    /** Adds a foreign key; without a name of its own it gets that of {@link Names#foreignKey}. */
    public TableChange addForeignKey(Table.ForeignKey key) {
        return with(new AddForeignKey(key.named(
                key.name().orElseGet(() -> Names.foreignKey(table, key.columns(), key.table(), key.references())))));
    }

    /** Adds a check. */
    public TableChange addCheck(String name, String expression) {
        return with(new AddCheck(name, expression));
    }

    /** Takes a unique constraint, a foreign key or a check away. */
    public TableChange dropConstraint(String name) {
        return with(new DropConstraint(name));
    }

    /** Adds an index, named by {@link Names#index}. */
    public TableChange addIndex(String... columns) {
        List<String> indexed = List.of(columns);
        return addIndex(new Table.Index(Names.index(table, indexed), indexed, false));
    }

    /** Adds an index. */
    public TableChange addIndex(Table.Index index) {
        return with(new AddIndex(index));
    }

    /** Takes an index away. */
    public TableChange dropIndex(String name) {
        return with(new DropIndex(name));
    }

    private TableChange with(Part part) {
        return new TableChange(
                table, Stream.concat(parts.stream(), Stream.of(part)).toList());
    }

    /** One part of a change. */
    public sealed interface Part {}

    /** A part that is about one column that is there already. */
    public sealed interface ColumnPart extends Part {
        /** The column's name. */
        String column();
    }

    /** See {@link TableChange#create}. */
    public record Create() implements Part {}

    /** See {@link TableChange#drop}. */
    public record Drop() implements Part {}

    /** See {@link TableChange#addColumn}. */
    public record AddColumn(String column, ColumnType type) implements Part {}

    /** See {@link TableChange#dropColumn}. */
    public record DropColumn(String column) implements ColumnPart {}

    /** See {@link TableChange#renameColumn}. */
    public record RenameColumn(String column, String to) implements ColumnPart {}

    /** See {@link TableChange#changeType(String, ColumnType, String)}. */
    public record ChangeType(String column, ColumnType type, Optional<String> using) implements ColumnPart {}

    /** See {@link TableChange#setNotNull}. */
    public record SetNotNull(String column) implements ColumnPart {}

    /** See {@link TableChange#dropNotNull}. */
    public record DropNotNull(String column) implements ColumnPart {}

    /** See {@link TableChange#setDefault}. */
    public record SetDefault(String column, String expression) implements ColumnPart {}

    /** See {@link TableChange#dropDefault}. */
    public record DropDefault(String column) implements ColumnPart {}

    /** See {@link TableChange#replaceColumn}. */
    public record ReplaceColumn(String column, ColumnType type, String using) implements ColumnPart {}

    /** See {@link TableChange#addPrimaryKey}. */
    public record AddPrimaryKey(Table.Key key) implements Part {}

    /** See {@link TableChange#dropPrimaryKey}. */
    public record DropPrimaryKey() implements Part {}

    /** See {@link TableChange#addUnique}. */
    public record AddUnique(Table.Key key) implements Part {}

    /** See {@link TableChange#addForeignKey}. */
    public record AddForeignKey(Table.ForeignKey key) implements Part {}

    /** See {@link TableChange#addCheck}. */
    public record AddCheck(String name, String expression) implements Part {}

    /** See {@link TableChange#dropConstraint}. */
    public record DropConstraint(String name) implements Part {}

    /** See {@link TableChange#addIndex(Table.Index)}. */
    public record AddIndex(Table.Index index) implements Part {}

    /** See {@link TableChange#dropIndex}. */
    public record DropIndex(String name) implements Part {}
}
