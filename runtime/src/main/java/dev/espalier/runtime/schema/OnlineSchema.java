package dev.espalier.runtime.schema;

import dev.espalier.Dialect;
import dev.espalier.schema.Table;
import java.sql.Connection;
import java.util.function.Consumer;

/**
 * Changes a schema while others use it. Each operation looks first how far it has come before, so that it can be done
 * again after it was interrupted.
 *
 * <p>Every method throws {@link UncheckedSqlException} when the database refuses.
 */
public interface OnlineSchema {
    /**
     * The operations on a connection that commits every statement; on SQLite also in a transaction.
     *
     * @param schema the database schema; {@code main} on SQLite
     * @param waiting told again and again for whom an operation waits; returns when it is time to look again
     */
    static OnlineSchema on(Dialect dialect, Connection connection, String schema, Consumer<String> waiting) {
        var database = new Database(connection);
        return switch (dialect) {
            case POSTGRESQL -> new PostgresOnline(database, schema, waiting);
            case SQLITE -> new SqliteOnline(database);
        };
    }

    /** See {@link dev.espalier.OnlineContext#createIndex(String, Table.Index)}. */
    void createIndex(String table, Table.Index index);

    /** See {@link dev.espalier.OnlineContext#dropIndex}. */
    void dropIndex(String name);

    /** See {@link dev.espalier.OnlineContext#validate}. */
    void validate(String table, String constraint);

    /** See {@link dev.espalier.OnlineContext#addEnumValue}. */
    void addEnumValue(String type, String value);
}
