package dev.espalier.runtime.execute;

import dev.espalier.runtime.store.Batches;
import dev.espalier.runtime.store.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Waits while replicas are behind by too much; asks once in a second. */
final class ReplicaWait {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Session session;
    private final Batches batches;
    private final BackfillSettings settings;
    private final StepContext.Listener listener;
    private long asked = System.nanoTime() - INTERVAL.toNanos();

    ReplicaWait(Session session, Batches batches, BackfillSettings settings, StepContext.Listener listener) {
        this.session = session;
        this.batches = batches;
        this.settings = settings;
        this.listener = listener;
    }

    /** Waits where it has to, and says so. */
    void pause(BooleanSupplier stopped) {
        if (System.nanoTime() - asked < INTERVAL.toNanos()) {
            return;
        }
        boolean told = false;
        while (!stopped.getAsBoolean()) {
            Optional<String> lagging = batches.lagging(settings.replicaLag(), settings.replicaBytes());
            asked = System.nanoTime();
            if (lagging.isEmpty()) {
                return;
            }
            if (!told) {
                listener.reported("waiting: replica " + lagging.get());
                told = true;
            }
            session.rest(INTERVAL);
        }
    }
}
