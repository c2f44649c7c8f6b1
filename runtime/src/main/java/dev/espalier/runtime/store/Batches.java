package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import java.time.Duration;
import java.util.Optional;
import org.apache.ibatis.exceptions.PersistenceException;

/** What keeps short transactions short, and out of the way of others. SQLite has nothing of it. */
public final class Batches {
    private final Session session;
    private boolean replicasVisible;

    public Batches(Session session) {
        this.session = session;
        this.replicasVisible = session.dialect() == Dialect.POSTGRESQL;
    }

    /** Limits how long the statements of the open transaction wait for a lock, and work; zero is no limit. */
    public void limit(Duration lock, Duration work) {
        if (session.dialect() == Dialect.POSTGRESQL) {
            session.mapper(BatchMapper.class).limit(lock.toMillis(), work.toMillis());
        }
    }

    /** A replica that is behind by more than one of the two, in words; where one may see replicas at all. */
    public Optional<String> lagging(Duration time, long bytes) {
        if (!replicasVisible) {
            return Optional.empty();
        }
        try {
            return session.mapper(BatchMapper.class).lagging(time.toMillis(), bytes);
        } catch (PersistenceException e) {
            // Some managed servers have replicas of their own kind, and refuse the question.
            replicasVisible = false;
            return Optional.empty();
        }
    }
}
