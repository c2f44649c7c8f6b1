package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Patience;
import dev.espalier.runtime.schema.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Transactions on PostgreSQL. All settings are those of the transaction, for behind a pooler the next one may be
 * somebody else's; what a role or a database sets as default does not count. To begin costs no round trip: that travels
 * with what is sent first, as the last statements travel with the commit.
 */
final class PostgresTransactions implements Transactions {
    /** The first version that looks, while a statement runs, whether its client is still there. */
    private static final int LOOKS_FOR_CLIENTS = 14;

    /** One snapshot: between two questions another process may commit a step. */
    private static final String READING = "set transaction isolation level repeatable read, read only";

    /**
     * A transaction that computes in Java is idle for its server. The server notices soon that its client has died, so
     * that its locks are free for others. It sets these faster than it plans a query that does.
     */
    private static final List<String> SETTINGS = List.of(
            "TimeZone = 'UTC'",
            "statement_timeout = 0",
            "idle_in_transaction_session_timeout = 0",
            "tcp_keepalives_idle = 30",
            "tcp_keepalives_interval = 10",
            "tcp_keepalives_count = 3");

    private static final String SET = "set local ";

    /** Not every operating system can tell it; there the setting is refused. */
    private static final String LOOK_FOR_CLIENT =
            "select set_config('client_connection_check_interval', '1s', true) where version() ~ 'linux'";

    private final Connection connection;
    private final String path;
    private final String name;
    private final boolean looksForClients;
    private Exchange opening = new Exchange();

    /**
     * @param path the schemas that unqualified names are looked for in
     * @param name what the transactions are called
     */
    PostgresTransactions(Connection connection, List<String> path, String name) throws SQLException {
        this.connection = connection;
        this.path =
                String.join(", ", path.stream().map(Dialect.POSTGRESQL::quote).toList());
        this.name = name;
        this.looksForClients = connection.getMetaData().getDatabaseMajorVersion() >= LOOKS_FOR_CLIENTS;
    }

    /** A transaction first waits for others like it, behind whom no application waits: as long as it may. */
    @Override
    public void begin(Kind kind, Waiting waiting) throws SQLException {
        connection.setAutoCommit(false);
        opening = new Exchange();
        if (kind == Kind.READING) {
            opening.control(READING);
        }
        if (kind != Kind.ASKING) {
            SETTINGS.forEach(setting -> opening.control(SET + setting));
        }
        opening.control(SET + "application_name = '" + name + "'");
        opening.control(SET + "search_path = " + path);
        opening.control(SET + "lock_timeout = " + millis(waiting.left()));
        if (looksForClients && kind == Kind.WRITING) {
            opening.control(LOOK_FOR_CLIENT);
        }
    }

    @Override
    public void send(Exchange statements, Optional<Database> heard) throws SQLException {
        Exchange first = opening;
        opening = new Exchange();
        if (heard.isPresent()) {
            // Who listens in takes statements one by one, and no settings.
            sendTogether(first);
            statements.sendEach(heard.get());
        } else {
            sendTogether(first.and(statements));
        }
    }

    private void sendTogether(Exchange statements) throws SQLException {
        if (!statements.isEmpty()) {
            statements.sendTogether(new Database(connection));
        }
    }

    @Override
    public Exchange limit(Waiting waiting) {
        Patience patience = waiting.patience();
        Duration left = waiting.left();
        Duration lock = left.compareTo(patience.lockTimeout()) < 0 ? left : patience.lockTimeout();
        String statement =
                patience.statementTimeout().map(PostgresTransactions::millis).orElse("0");
        return limit(millis(lock), statement);
    }

    /** What limits, in milliseconds, how long statements from here on wait for a lock, and work; 0 is for ever. */
    static Exchange limit(String lock, String work) {
        return new Exchange().control(SET + "lock_timeout = " + lock).control(SET + "statement_timeout = " + work);
    }

    @Override
    public void commit(Exchange last) throws SQLException {
        try {
            sendTogether(last.isEmpty() ? last : last.control("commit"));
            connection.commit();
        } catch (SQLException e) {
            throw SqlState.isLost(e) ? new CommitLost(e) : e;
        }
        connection.setAutoCommit(true);
    }

    @Override
    public void rollback() throws SQLException {
        opening = new Exchange();
        connection.rollback();
        connection.setAutoCommit(true);
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

    /** No timeout is written 0; no time is the shortest timeout. */
    private static String millis(Duration duration) {
        return Long.toString(Math.max(1, duration.toMillis()));
    }
}
