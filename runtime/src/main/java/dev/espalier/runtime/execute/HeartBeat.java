package dev.espalier.runtime.execute;

import dev.espalier.Dialect;
import dev.espalier.runtime.store.Journal;
import dev.espalier.runtime.store.Session;
import java.util.function.Supplier;

/**
 * Says once a second, in the journal, that the process that carries a step out is alive: through a connection of its
 * own, as long as there is one to be had, and through the one that works, in between. Each time it is one short
 * statement that commits itself, so that nothing which waits for transactions waits for this.
 *
 * <p>On SQLite there is no second connection: it could not write while the other one does.
 */
final class HeartBeat implements AutoCloseable {
    private static final long MILLIS = 1_000;

    private final Session work;
    private final Supplier<Session> another;
    private final long line;
    private final Thread thread;
    private volatile long last = System.nanoTime();
    private volatile boolean over;

    /**
     * @param work the connection that works, for {@link #between}
     * @param another opens a second one; it may take its time, and may fail
     */
    HeartBeat(Session work, Supplier<Session> another, long line) {
        this.work = work;
        this.another = another;
        this.line = line;
        this.thread = new Thread(this::run, "espalier-heart-beat");
        thread.setDaemon(true);
        if (work.dialect() == Dialect.POSTGRESQL) {
            thread.start();
        }
    }

    /** Called by the thread that works, when no statement is under way. */
    void between() {
        if (System.nanoTime() - last > MILLIS * 1_000_000) {
            try {
                beat(new Journal(work));
            } catch (RuntimeException e) {
                // Another writer to a SQLite file is in the way; what matters fails by itself.
                last = System.nanoTime();
            }
        }
    }

    private void beat(Journal journal) {
        journal.beat(line);
        last = System.nanoTime();
    }

    private void run() {
        while (!over) {
            try (Session session = another.get()) {
                Journal journal = new Journal(session);
                while (!over) {
                    beat(journal);
                    Thread.sleep(MILLIS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // There is none to be had, or it is lost.
                if (!slept()) {
                    return;
                }
            }
        }
    }

    private static boolean slept() {
        try {
            Thread.sleep(MILLIS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Waits for nobody: the other thread may still be asking for a connection. */
    @Override
    public void close() {
        over = true;
        thread.interrupt();
    }
}
