package dev.espalier.runtime.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** How transactions of a dialect begin and end on a connection. */
interface Transactions {
    /** Begins one; waits, while the work may, for others to let it begin. */
    void begin(boolean reading, Waiting waiting) throws SQLException;

    /**
     * From here on applications may have to wait behind what this transaction waits for: locks are waited for only for
     * a short time, and statements are limited.
     */
    void limit(Waiting waiting) throws SQLException;

    void commit() throws SQLException;

    void rollback() throws SQLException;

    /** Reads within a transaction that is open for writing, and cannot write to it meanwhile. */
    void looking(Runnable look) throws SQLException;

    /** Gives the connection the settings back that it came with. */
    void restore() throws SQLException;

    /** Sets how a connection works, or where a transaction begins and ends: no part of anybody's work. */
    static void control(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
