package dev.espalier.runtime.execute;

import java.time.Duration;

/**
 * How a backfill is carried out.
 *
 * @param workers how many connections work at once; more than can be had are done without, and SQLite has one writer
 * @param target how long a batch shall take; one that takes a quarter more is given up, and done in smaller ones
 * @param patience how long rows that others have locked may keep a batch from being done
 * @param replicaLag how far, in time, a replica may be behind before it is waited for
 * @param replicaBytes how far, in bytes of the log, a replica may be behind before it is waited for
 */
record BackfillSettings(int workers, Duration target, Duration patience, Duration replicaLag, long replicaBytes) {
    static final BackfillSettings DEFAULT =
            new BackfillSettings(1, Duration.ofMillis(200), Duration.ofMinutes(10), Duration.ofSeconds(10), 256L << 20);

    BackfillSettings withWorkers(int number) {
        return new BackfillSettings(number, target, patience, replicaLag, replicaBytes);
    }

    BackfillSettings withTarget(Duration duration) {
        return new BackfillSettings(workers, duration, patience, replicaLag, replicaBytes);
    }

    BackfillSettings withPatience(Duration duration) {
        return new BackfillSettings(workers, target, duration, replicaLag, replicaBytes);
    }

    BackfillSettings withReplicaLimits(Duration lag, long bytes) {
        return new BackfillSettings(workers, target, patience, lag, bytes);
    }
}
