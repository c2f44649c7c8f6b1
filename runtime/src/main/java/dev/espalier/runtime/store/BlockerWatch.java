package dev.espalier.runtime.store;

import dev.espalier.runtime.plan.Blocker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.IntSupplier;
import javax.sql.DataSource;

/**
 * Finds out who keeps a session of PostgreSQL waiting: on a connection of its own, which it opens only when the work
 * has taken a while, and on a thread of its own, so that the work never waits for that connection. Each question is a
 * transaction of its own; a snapshot that is kept open would hold up others.
 */
final class BlockerWatch implements Runnable {
    private static final long MILLIS_BEFORE = 1_000;
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
                    + " from unnest(case when (select wait_event_type from pg_catalog.pg_stat_activity where pid = ?) = 'Lock'"
                    + " then pg_catalog.pg_blocking_pids(?) end) as b (pid)"
                    + " left join pg_catalog.pg_stat_activity a on a.pid = b.pid"
                    + " order by cardinality(pg_catalog.pg_blocking_pids(b.pid)), a.xact_start limit 1";

    private final DataSource dataSource;
    private final IntSupplier pid;
    private final Waiting waiting;

    private BlockerWatch(DataSource dataSource, IntSupplier pid, Waiting waiting) {
        this.dataSource = dataSource;
        this.pid = pid;
        this.waiting = waiting;
    }

    /**
     * Watches the work until it ends.
     *
     * @param pid the number of the session's server process; 0 while no transaction is open
     */
    static void start(DataSource dataSource, IntSupplier pid, Waiting waiting) {
        Thread thread = new Thread(new BlockerWatch(dataSource, pid, waiting), "espalier-watch");
        thread.setDaemon(true);
        waiting.watchedBy(thread);
    }

    @Override
    public void run() {
        try {
            Thread.sleep(MILLIS_BEFORE);
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
                int watched = pid.getAsInt();
                if (watched != 0) {
                    ask(question, watched).ifPresent(waiting::isBlocked);
                }
                Thread.sleep(MILLIS_BETWEEN);
            }
        }
    }

    private static Optional<Blocker> ask(PreparedStatement question, int pid) throws SQLException {
        question.setInt(1, pid);
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
