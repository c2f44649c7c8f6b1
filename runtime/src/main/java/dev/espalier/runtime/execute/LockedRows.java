package dev.espalier.runtime.execute;

import dev.espalier.runtime.store.Session;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits, longer and longer, for rows that others have locked. */
final class LockedRows {
    private static final long FIRST_MILLIS = 20;
    private static final long LONGEST_MILLIS = 2_000;
    /** When it is worth a word. */
    private static final int OFTEN = 5;

    private final Session session;
    private final Duration patience;
    private final StepContext.Listener listener;
    private int times;
    private long since;

    LockedRows(Session session, Duration patience, StepContext.Listener listener) {
        this.session = session;
        this.patience = patience;
        this.listener = listener;
    }

    /** They were free. */
    void free() {
        times = 0;
    }

    /**
     * Waits, or returns false when it has waited for long enough.
     *
     * @param begin when the work was begun that they are in the way of, in nanoseconds: on SQLite it has waited itself
     */
    boolean pause(long begin) {
        if (times == 0) {
            since = begin;
        }
        if (System.nanoTime() - since > patience.toNanos()) {
            return false;
        }
        times++;
        if (times == OFTEN) {
            listener.reported("others have rows of the next batch locked; trying again and again");
        }
        long longest = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(times, 10));
        session.rest(Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest)));
        return true;
    }
}
