package dev.espalier.runtime.execute;

import dev.espalier.runtime.plan.Stopped;
import dev.espalier.runtime.store.Session;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Works on a connection of its own beside the one that leads. It may do without: where it gets no connection, or fails,
 * the others meet with what it has left.
 */
final class BackfillHelper extends Thread {
    private final Supplier<Session> another;
    private final Consumer<Session> work;
    private final StepContext.Listener listener;
    private volatile boolean connected;
    private volatile boolean ended;

    BackfillHelper(Supplier<Session> another, Consumer<Session> work, StepContext.Listener listener) {
        super("espalier-backfill");
        setDaemon(true);
        this.another = another;
        this.work = work;
        this.listener = listener;
    }

    @Override
    public void run() {
        try (Session session = another.get()) {
            connected = true;
            work.accept(session);
        } catch (RuntimeException e) {
            if (!ended && !(e instanceof Stopped)) {
                listener.reported("goes on with a connection less: " + StepFailed.reason(e));
            }
        }
    }

    /** Waits for the batch it is at; not for a connection that it has not got. */
    void end() {
        ended = true;
        interrupt();
        boolean interrupted = Thread.interrupted();
        while (connected && isAlive()) {
            try {
                join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
