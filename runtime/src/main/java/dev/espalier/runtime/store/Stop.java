package dev.espalier.runtime.store;

import dev.espalier.runtime.plan.Stopped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A request to stop, from any thread: the transactions under way are cancelled, and no new one begins. */
public final class Stop {
    /** How long {@link #ask} waits for work that is to end. */
    private static final long LONGEST_WAIT_MILLIS = 2_000;

    /** A cancel may fall between two statements; then another one has to follow. */
    private static final long NANOS_BETWEEN_CANCELS = 50_000_000;

    private final Set<Running> underWay = ConcurrentHashMap.newKeySet();
    private final CountDownLatch asked = new CountDownLatch(1);

    /**
     * Cancels what runs, over and over until it has ended, and waits for that; but for 2 seconds at most.
     *
     * @return where work has not ended yet: it computes, and is noticed at its next statement
     */
    public Optional<Stopped> ask() {
        asked.countDown();
        Thread cancelling = new Thread(this::cancelAll, "espalier-stop");
        cancelling.setDaemon(true);
        cancelling.start();
        try {
            cancelling.join(LONGEST_WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return underWay.stream().map(Running::stopped).findFirst();
    }

    private void cancelAll() {
        while (!underWay.isEmpty()) {
            underWay.forEach(Running::cancel);
            LockSupport.parkNanos(NANOS_BETWEEN_CANCELS);
        }
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits that long, and no longer than until it is asked. */
    boolean isAskedWithin(Duration pause) throws InterruptedException {
        return asked.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void began(Running transaction) {
        underWay.add(transaction);
    }

    void ended(Running transaction) {
        underWay.remove(transaction);
    }
}
