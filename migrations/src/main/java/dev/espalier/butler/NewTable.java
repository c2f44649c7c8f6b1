package dev.espalier.butler;

import dev.espalier.Dialect;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.List;

/** A table of a new registry, made as Butler makes its tables. A value that grows, like the change that it is. */
public record NewTable(Dialect dialect, TableChange change) {
    /** The longest text whose length Butler limits. */
    private static final int LIMITED = 32;

    /** A table without columns yet. */
    public static NewTable of(Dialect dialect, String name) {
        return new NewTable(dialect, TableChange.create(name));
    }

    /** Adds a column that may be null. */
    public NewTable column(String name, ColumnType type) {
        return with(change.addColumn(name, type));
    }

    /** Adds a column that may not be null. */
    public NewTable required(String name, ColumnType type) {
        return column(name, type).required(name);
    }

    /** Lets a column be null no more. */
    public NewTable required(String name) {
        return with(change.setNotNull(name));
    }

    /** Adds a text, which may be null, of at most so many characters; SQLite needs a check for that. */
    public NewTable text(String name, int atMost) {
        if (atMost > LIMITED) {
            return column(name, ColumnType.TEXT);
        }
        NewTable added = column(name, ColumnType.varchar(atMost));
        return with(ButlerKeys.addLength(dialect, added.change, name, inCheck(name), atMost));
    }

    /** The checks of instruments' names are those of universe 5, which quotes the column. */
    private String inCheck(String column) {
        return change.table().equals("instrument") || column.equals("instrument") ? dialect.quote(column) : column;
    }

    /** Adds a timespan, which may be null. */
    public NewTable timespan() {
        return dialect == Dialect.POSTGRESQL
                ? column("timespan", ColumnType.same("INT8RANGE"))
                : column("timespan_begin", ColumnType.BIGINT).column("timespan_end", ColumnType.BIGINT);
    }

    /** Makes columns the primary key, which has no name on SQLite. */
    public NewTable key(List<String> columns) {
        return with(ButlerKeys.addKey(change, columns));
    }

    /** Adds a unique constraint. */
    public NewTable unique(List<String> columns) {
        return with(change.addUnique(columns.toArray(String[]::new)));
    }

    /** Adds a foreign key, and the index that serves it. */
    public NewTable reference(Table.ForeignKey key) {
        return with(ButlerKeys.addReference(change, key));
    }

    /** Adds an index. */
    public NewTable index(List<String> columns) {
        return with(change.addIndex(columns.toArray(String[]::new)));
    }

    private NewTable with(TableChange changed) {
        return new NewTable(dialect, changed);
    }
}
