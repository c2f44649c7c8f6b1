package dev.espalier.runtime.store;

import dev.espalier.runtime.plan.Blocker;
import dev.espalier.runtime.schema.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Transactions on a SQLite file: one connection writes at a time, and has the write lock from the start. */
final class SqliteTransactions implements Transactions {
    /** How long a writer waits for others before it says so. */
    private static final long SHORT_WAIT_MILLIS = 1_000;

    private final Connection connection;
    private final Running running;
    private final boolean queryOnly;
    private boolean foreignKeys;
    private boolean reading;
    private long busyTimeout = -1;

    SqliteTransactions(Connection connection, Running running) throws SQLException {
        this.connection = connection;
        this.running = running;
        this.queryOnly = pragma("query_only");
        busyTimeout(SHORT_WAIT_MILLIS);
    }

    @Override
    public void begin(Kind kind, Waiting waiting) throws SQLException {
        reading = kind == Kind.READING;
        if (kind == Kind.WRITING) {
            beginToWrite(waiting);
        } else {
            busyTimeout(waiting.left().toMillis());
            control("begin");
        }
        if (reading) {
            queryOnly(true);
        }
    }

    /** Tries again while another connection writes; each try waits for a short time. */
    private void beginToWrite(Waiting waiting) throws SQLException {
        // Tables are rebuilt under the feet of their foreign keys; a pragma is ignored once a transaction has begun.
        if (pragma("foreign_keys")) {
            foreignKeys = true;
            control("pragma foreign_keys = off");
        }
        while (true) {
            long left = waiting.left().toMillis();
            try {
                busyTimeout(Math.min(left, SHORT_WAIT_MILLIS));
                running.expectToGoOn();
                control("begin immediate");
                break;
            } catch (SQLException e) {
                if (!SqlState.isBusy(e)) {
                    throw e;
                }
                waiting.isBlocked(new Blocker.Writer());
                if (left == 0) {
                    throw e;
                }
            }
        }
        // Readers may keep the transaction from being written to the file.
        busyTimeout(waiting.left().toMillis());
    }

    @Override
    public void send(Exchange statements, Optional<Database> heard) throws SQLException {
        statements.sendEach(heard.orElseGet(() -> new Database(connection)));
    }

    /** A file knows no locks but the one that this transaction has. */
    @Override
    public Exchange limit(Waiting waiting) {
        return new Exchange();
    }

    @Override
    public void commit(Exchange last) throws SQLException {
        last.sendEach(new Database(connection));
        end("commit");
    }

    @Override
    public void rollback() throws SQLException {
        end("rollback");
    }

    @Override
    public void looking(Runnable look) throws SQLException {
        queryOnly(true);
        try {
            look.run();
        } finally {
            queryOnly(queryOnly);
        }
    }

    @Override
    public void restore() throws SQLException {
        if (foreignKeys) {
            control("pragma foreign_keys = on");
        }
    }

    private void end(String how) throws SQLException {
        if (reading) {
            queryOnly(queryOnly);
        }
        control(how);
        busyTimeout(SHORT_WAIT_MILLIS);
    }

    private void queryOnly(boolean on) throws SQLException {
        control("pragma query_only = " + on);
    }

    private void busyTimeout(long millis) throws SQLException {
        if (millis != busyTimeout) {
            control("pragma busy_timeout = " + millis);
            busyTimeout = millis;
        }
    }

    private boolean pragma(String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("pragma " + name)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private void control(String sql) throws SQLException {
        Transactions.control(connection, sql);
    }
}
