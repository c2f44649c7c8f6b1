package dev.espalier.runtime.execute;

import dev.espalier.Backfill;
import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.store.BackfillTable;
import dev.espalier.runtime.store.KeySpace;
import dev.espalier.runtime.store.Session;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Carries a backfill out, or what is left of it. Several processes may do the same at once: they share the segments of
 * the table's keys, and each returns when all of them are done.
 *
 * <p>Whatever ends it, nothing is lost and nothing is done twice: how far a segment is done is written in the
 * transaction that does it. Between two batches no transaction is open, and nothing is kept in the connection.
 */
final class BackfillRun {
    private final Session session;
    private final Supplier<Session> another;
    private final String revision;
    private final Backfill backfill;
    private final BackfillSettings settings;
    private final StepContext.Listener listener;
    private final Runnable between;

    /**
     * @param session has no transaction open
     * @param another opens a connection for one more worker; may fail where none is to be had
     * @param revision the revision that it is a part of
     * @param between called between two batches, by the thread that calls {@link #run}
     */
    BackfillRun(
            Session session,
            Supplier<Session> another,
            String revision,
            Backfill backfill,
            BackfillSettings settings,
            StepContext.Listener listener,
            Runnable between) {
        this.session = session;
        this.another = another;
        this.revision = revision;
        this.backfill = backfill;
        this.settings = settings;
        this.listener = oneAtATime(listener);
        this.between = between;
    }

    /**
     * Works until every row is done that was there at the begin.
     *
     * @throws Refused when the table cannot be worked through; nothing was changed
     * @throws BackfillFailed when a batch failed; those before it stay done
     * @throws dev.espalier.runtime.plan.Stopped when work is to stop, or the thread was interrupted between two batches
     */
    void run() {
        BackfillTable record = new BackfillTable(session, revision, backfill);
        KeySpace keys = new BackfillChecks(session, backfill).keys(record);
        record.create();
        if (!record.isDivided()) {
            // Before the transaction: to count takes long, and on SQLite nobody else writes in a transaction.
            KeySpace.Division division = keys.divided();
            session.writing(() -> record.divide(division), session.unwatched(blocker -> {}));
        }
        AtomicBoolean stopped = new AtomicBoolean();
        List<BackfillHelper> helpers = helpers(stopped);
        helpers.forEach(Thread::start);
        try {
            worker(session, keys).work(() -> false, between);
        } finally {
            stopped.set(true);
            helpers.forEach(BackfillHelper::end);
        }
    }

    private List<BackfillHelper> helpers(AtomicBoolean stopped) {
        int number = session.dialect() == Dialect.SQLITE ? 0 : settings.workers() - 1;
        return Stream.generate(() -> new BackfillHelper(
                        another,
                        own -> worker(own, new KeySpace(own, backfill)).work(stopped::get, () -> {}),
                        listener))
                .limit(number)
                .toList();
    }

    private BackfillWorker worker(Session own, KeySpace keys) {
        return new BackfillWorker(own, revision, backfill, keys, settings, listener);
    }

    /** Workers tell of their work at any time. */
    private static StepContext.Listener oneAtATime(StepContext.Listener listener) {
        return new StepContext.Listener() {
            @Override
            public synchronized void reported(String message) {
                listener.reported(message);
            }

            @Override
            public synchronized void progressed(long done, long total) {
                listener.progressed(done, total);
            }
        };
    }
}
