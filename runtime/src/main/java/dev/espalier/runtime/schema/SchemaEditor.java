package dev.espalier.runtime.schema;

import dev.espalier.Dialect;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Reads and changes the tables of one schema, on one connection and inside the transaction that is open there.
 *
 * <p>Every method throws {@link UncheckedSqlException} when the database refuses.
 */
public final class SchemaEditor {
    private final SchemaDialect schema;

    private SchemaEditor(SchemaDialect schema) {
        this.schema = schema;
    }

    /** An editor for the schema, which is {@code main} on SQLite. It never commits and never closes the connection. */
    public static SchemaEditor on(Dialect dialect, Connection connection, String schema) {
        var database = new Database(connection);
        return new SchemaEditor(
                switch (dialect) {
                    case POSTGRESQL -> new PostgresSchema(database, schema);
                    case SQLITE -> new SqliteSchema(database);
                });
    }

    /** The names of the ordinary tables, sorted. */
    public List<String> tables() {
        return schema.names();
    }

    /** What the database knows of the tables of these names, by name, without those that are not there. */
    public SortedMap<String, Table> tables(Collection<String> names) {
        return schema.tables(names);
    }

    /** What the database knows of a table, or empty when there is none of that name. */
    public Optional<Table> table(String name) {
        return Optional.ofNullable(tables(List.of(name)).get(name));
    }

    /**
     * Carries out the changes as one.
     *
     * @throws IllegalArgumentException when a table or column that is to be changed does not exist, or one that is to
     *     be added does
     * @throws UncheckedSqlException with SQLSTATE 2BP01 when a view, or on SQLite a trigger, would no longer work
     * @throws IllegalStateException on SQLite when foreign keys are enforced: rebuilding a table would then delete the
     *     rows that refer to it
     */
    public void alter(List<TableChange> changes) {
        schema.alter(merged(changes));
    }

    /**
     * Must be called before the transaction is committed: makes sure, on SQLite, that no foreign key is worse off than
     * before the first change.
     *
     * @throws UncheckedSqlException with SQLSTATE 23503 when one is
     */
    public void finish() {
        schema.finish();
    }

    private static List<TableChange> merged(List<TableChange> changes) {
        return changes.stream().map(TableChange::table).distinct().toList().stream()
                .map(table -> new TableChange(
                        table,
                        changes.stream()
                                .filter(change -> change.table().equals(table))
                                .flatMap(change -> change.parts().stream())
                                .toList()))
                .filter(change -> !change.parts().isEmpty())
                .toList();
    }
}
