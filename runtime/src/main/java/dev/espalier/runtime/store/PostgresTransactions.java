package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Patience;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;

/**
 * Transactions on PostgreSQL. All settings are those of the transaction, for behind a pooler the next one may be
 * somebody else's; what a role or a database sets as default does not count.
 */
final class PostgresTransactions implements Transactions {
    /** The first version that looks, while a statement runs, whether its client is still there. */
    private static final int LOOKS_FOR_CLIENTS = 14;

    /**
     * A transaction that computes in Java is idle for its server. The server notices soon that its client has died, so
     * that its locks are free for others. Not every operating system can tell it; there the setting is refused.
     */
    private static final String SETTINGS = "select pg_catalog.pg_backend_pid(),"
            + " set_config('search_path', concat_ws(', ', ?, nullif(current_setting('search_path'), '')), true),"
            + " set_config('TimeZone', 'UTC', true), set_config('application_name', ?, true),"
            + " set_config('lock_timeout', ?, true), set_config('statement_timeout', '0', true),"
            + " set_config('idle_in_transaction_session_timeout', '0', true),"
            + " set_config('tcp_keepalives_idle', '30', true), set_config('tcp_keepalives_interval', '10', true),"
            + " set_config('tcp_keepalives_count', '3', true)";

    private static final String LOOK_FOR_CLIENT =
            ", case when version() ~ 'linux' then set_config('client_connection_check_interval', '1s', true) end";

    private final Connection connection;
    private final String schema;
    private final String settings;
    private volatile int pid;

    PostgresTransactions(Connection connection, String schema) throws SQLException {
        this.connection = connection;
        this.schema = schema;
        boolean looks = connection.getMetaData().getDatabaseMajorVersion() >= LOOKS_FOR_CLIENTS;
        this.settings = SETTINGS + (looks ? LOOK_FOR_CLIENT : "");
    }

    /** The number of the server process that carries the transaction out; 0 when none is open. */
    int pid() {
        return pid;
    }

    /** A transaction first waits for others like it, behind whom no application waits: as long as it may. */
    @Override
    public void begin(boolean reading, Waiting waiting) throws SQLException {
        connection.setAutoCommit(false);
        if (reading) {
            // One snapshot: between two questions another process may commit a step.
            Transactions.control(connection, "set transaction isolation level repeatable read, read only");
        }
        try (PreparedStatement statement = connection.prepareStatement(settings)) {
            statement.setString(1, Dialect.POSTGRESQL.quote(schema));
            statement.setString(2, Starter.applicationName());
            statement.setString(3, millis(waiting.left()));
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                pid = rows.getInt(1);
            }
        }
    }

    @Override
    public void limit(Waiting waiting) throws SQLException {
        Patience patience = waiting.patience();
        Duration left = waiting.left();
        Duration lock = left.compareTo(patience.lockTimeout()) < 0 ? left : patience.lockTimeout();
        Transactions.control(
                connection,
                "select set_config('lock_timeout', '" + millis(lock) + "', true), set_config('statement_timeout', '"
                        + patience.statementTimeout()
                                .map(PostgresTransactions::millis)
                                .orElse("0") + "', true)");
    }

    @Override
    public void commit() throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw SqlState.isLost(e) ? new CommitLost(e) : e;
        }
        ended();
    }

    @Override
    public void rollback() throws SQLException {
        connection.rollback();
        ended();
    }

    /** Within a savepoint, which gives back to the transaction what it may do; after an error too. */
    @Override
    public void looking(Runnable look) throws SQLException {
        Savepoint before = connection.setSavepoint();
        Transactions.control(connection, "set transaction read only");
        try {
            look.run();
        } finally {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }

    @Override
    public void restore() {}

    private void ended() throws SQLException {
        pid = 0;
        connection.setAutoCommit(true);
    }

    /** No timeout is written 0; no time is the shortest timeout. */
    private static String millis(Duration duration) {
        return Long.toString(Math.max(1, duration.toMillis()));
    }
}
