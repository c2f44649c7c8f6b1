package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import dev.espalier.runtime.schema.UncheckedSqlException;
import java.time.Duration;
import java.util.Optional;

/** What keeps short transactions short, and out of the way of others. SQLite has nothing of it. */
public final class Batches {
    /**
     * A replica that is behind by more than milliseconds or bytes, and by how much; nobody else sees it but monitors.
     */
    private static final String LAGGING =
            "select concat_ws(' at ', nullif(application_name, ''), host(client_addr)) || ' is behind by '"
                    + " || coalesce(extract(epoch from replay_lag)::int, 0) || ' s, ' || coalesce(bytes, 0) / 1048576 || ' MB'"
                    + " from (select *, cast(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) as bigint) as bytes"
                    + " from pg_catalog.pg_stat_replication where state <> 'backup') r"
                    + " where replay_lag > ? * interval '1 millisecond' or bytes > ? order by bytes desc limit 1";

    private final Session session;
    private boolean replicasVisible;

    public Batches(Session session) {
        this.session = session;
        this.replicasVisible = session.dialect() == Dialect.POSTGRESQL;
    }

    /** Limits how long the statements of the open transaction wait for a lock, and work; zero is no limit. */
    public void limit(Duration lock, Duration work) {
        if (session.dialect() == Dialect.POSTGRESQL) {
            session.send(PostgresTransactions.limit(String.valueOf(lock.toMillis()), String.valueOf(work.toMillis())));
        }
    }

    /** A replica that is behind by more than one of the two, in words; where one may see replicas at all. */
    public Optional<String> lagging(Duration time, long bytes) {
        if (!replicasVisible) {
            return Optional.empty();
        }
        try {
            return session.database().texts(LAGGING, time.toMillis(), bytes).stream()
                    .findFirst();
        } catch (UncheckedSqlException e) {
            // Some managed servers have replicas of their own kind, and refuse the question.
            replicasVisible = false;
            return Optional.empty();
        }
    }
}
