package dev.espalier.runtime.store;

import dev.espalier.runtime.schema.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** How transactions of a dialect begin and end on a connection. */
interface Transactions {
    /** What one is for. */
    enum Kind {
        /** Questions of Espalier's own, which are sent and answered at once. */
        ASKING,
        /** Anybody's questions, about one state of the database. */
        READING,
        WRITING
    }

    /**
     * Begins one; waits, while the work may, for others to let it begin. It may really begin with what is sent first.
     */
    void begin(Kind kind, Waiting waiting) throws SQLException;

    /**
     * Sends Espalier's own statements.
     *
     * @param heard the connection as who listens in has it, where somebody does
     */
    void send(Exchange statements, Optional<Database> heard) throws SQLException;

    /**
     * What makes locks be waited for only for a short time from here on, and limits statements: applications may have
     * to wait behind what this transaction waits for.
     */
    Exchange limit(Waiting waiting);

    /** Ends it, with some last statements. */
    void commit(Exchange last) throws SQLException;

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
