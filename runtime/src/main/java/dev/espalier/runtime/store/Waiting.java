package dev.espalier.runtime.store;

import dev.espalier.runtime.plan.Blocker;
import dev.espalier.runtime.plan.Patience;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One piece of work that may have to wait: how much longer it may, and for whom it did. Ends with {@link #close}. */
public final class Waiting implements AutoCloseable {
    private final Patience patience;
    private final Consumer<Blocker> told;
    private final long begin = System.nanoTime();
    private final Set<Blocker> named = new HashSet<>();
    private Optional<Blocker> last = Optional.empty();
    private Optional<Thread> watch = Optional.empty();
    private boolean ended;

    /** @param told called once for each blocker, maybe by another thread */
    Waiting(Patience patience, Consumer<Blocker> told) {
        this.patience = patience;
        this.told = told;
    }

    public Patience patience() {
        return patience;
    }

    /** How long ago the work began. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** How long it may still wait; zero when it may no longer. */
    public Duration left() {
        Duration left = patience.deadline().minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** For whom it waited last, where that is known. */
    public synchronized Optional<Blocker> blocker() {
        return last;
    }

    /** Whether somebody is in the way: told once, and not any more when the work has ended. */
    synchronized void isBlocked(Blocker blocker) {
        if (!ended) {
            last = Optional.of(blocker);
            if (named.add(blocker)) {
                told.accept(blocker);
            }
        }
    }

    /** Has a thread find out who is in the way, unless the work has ended. */
    synchronized void watchedBy(Thread thread) {
        if (!ended) {
            watch = Optional.of(thread);
            thread.start();
        }
    }

    @Override
    public synchronized void close() {
        ended = true;
        watch.ifPresent(Thread::interrupt);
    }
}
