package dev.espalier.runtime.store;

import dev.espalier.runtime.plan.Blocker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Finds out who keeps a session of PostgreSQL waiting: on a connection of its own, which it opens only when the work
 * has taken a while, and on a thread of its own, so that the work never waits for that connection. Each question is a
 * transaction of its own; a snapshot that is kept open would hold up others.
 */
final class BlockerWatch implements Runnable {
    private static final Executor A_WHILE_LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Runnable::run);
    private static final long MILLIS_BETWEEN = 200;
    private static final int LONGEST_QUERY = 120;

    /**
     * Whoever does not wait himself comes first. {@code pg_blocking_pids} keeps all locks of the server from changing
     * for a moment, and is asked only where it has something to say.
     */
    private static final String QUESTION =
            "select b.pid, coalesce(a.usename::text, a.backend_type, '') as who, coalesce(a.application_name, '') as application,"
                    + " coalesce(a.state, '') as state, left(coalesce(a.query, ''), 1000) as query,"
                    + " extract(epoch from coalesce(a.xact_start, a.backend_start, now())) as since"
                    + " from (select pid from pg_catalog.pg_stat_activity where wait_event_type = 'Lock'"
                    + " and (application_name = ? or pid = ?) limit 1) own"
                    + " cross join lateral unnest(pg_catalog.pg_blocking_pids(own.pid)) as b (pid)"
                    + " left join pg_catalog.pg_stat_activity a on a.pid = b.pid"
                    + " order by cardinality(pg_catalog.pg_blocking_pids(b.pid)), a.xact_start limit 1";

    private final DataSource dataSource;
    private final String name;
    private final int pid;
    private final Waiting waiting;

    private BlockerWatch(DataSource dataSource, String name, int pid, Waiting waiting) {
        this.dataSource = dataSource;
        this.name = name;
        this.pid = pid;
        this.waiting = waiting;
    }

    /**
     * Watches the work until it ends.
     *
     * @param name what the session's transactions are called
     * @param pid the number of the session's server process, by which it is found where it has no transaction; 0 where
     *     it is not known
     */
    static void start(DataSource dataSource, String name, int pid, Waiting waiting) {
        BlockerWatch watch = new BlockerWatch(dataSource, name, pid, waiting);
        // Most work has ended before: it is not worth a thread of its own.
        A_WHILE_LATER.execute(() -> {
            Thread thread = new Thread(watch, "espalier-watch");
            thread.setDaemon(true);
            waiting.watchedBy(thread);
        });
    }

    @Override
    public void run() {
        try {
            try (Connection connection = dataSource.getConnection()) {
                boolean autoCommit = connection.getAutoCommit();
                connection.setAutoCommit(true);
                try {
                    watch(connection);
                } finally {
                    connection.setAutoCommit(autoCommit);
                }
            }
        } catch (InterruptedException e) {
            // The work has ended.
        } catch (SQLException | RuntimeException e) {
            // There is no second connection, or it broke: who is in the way stays unknown.
        }
    }

    private void watch(Connection connection) throws SQLException, InterruptedException {
        try (PreparedStatement question = connection.prepareStatement(QUESTION)) {
            while (true) {
                ask(question).ifPresent(waiting::isBlocked);
                Thread.sleep(MILLIS_BETWEEN);
            }
        }
    }

    private Optional<Blocker> ask(PreparedStatement question) throws SQLException {
        question.setString(1, name);
        question.setInt(2, pid);
        try (ResultSet rows = question.executeQuery()) {
            return rows.next() ? Optional.of(blocker(rows)) : Optional.empty();
        }
    }

    private static Blocker blocker(ResultSet rows) throws SQLException {
        long pid = rows.getLong("pid");
        if (pid == 0) {
            return new Blocker.Prepared();
        }
        Instant since = Instant.ofEpochSecond((long) rows.getDouble("since")).truncatedTo(ChronoUnit.SECONDS);
        String application = line(rows.getString("application"));
        return Starter.blocker(application, since)
                .orElse(new Blocker.Session(
                        pid,
                        line(rows.getString("who")),
                        application,
                        rows.getString("state"),
                        line(rows.getString("query")),
                        since));
    }

    private static String line(String text) {
        String line = text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() <= LONGEST_QUERY ? line : line.substring(0, LONGEST_QUERY) + "...";
    }
}
