package dev.espalier.runtime.execute;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Waits, with no transaction open. */
final class Pause {
    private Pause() {}

    /**
     * Waits that long.
     *
     * @throws CancellationException when the thread is interrupted, now or before
     */
    static void of(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped();
        }
    }

    /**
     * Does not wait.
     *
     * @throws CancellationException when the thread has been interrupted
     */
    static void ofNothing() {
        if (Thread.currentThread().isInterrupted()) {
            throw stopped();
        }
    }

    private static CancellationException stopped() {
        return new CancellationException("stopped between two batches; run again, and it goes on from there");
    }
}
