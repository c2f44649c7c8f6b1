package dev.espalier.runtime.execute;

import java.time.Duration;

/** How many rows the next batch takes: what would have taken the target's time, approached smoothly. */
record BatchSize(int rows) {
    /** Small enough to do no harm before anything is known. */
    static final BatchSize FIRST = new BatchSize(50);

    private static final int MOST = 100_000;
    private static final double FASTEST_GROWTH = 1.5;
    private static final double FASTEST_LOSS = 0.5;

    /** The next size, after as many rows took that long. */
    BatchSize after(Duration taken, Duration target) {
        double factor = (double) target.toNanos() / Math.max(1, taken.toNanos());
        return times(Math.max(FASTEST_LOSS, Math.min(FASTEST_GROWTH, factor)));
    }

    /** Half of it. */
    BatchSize smaller() {
        return times(FASTEST_LOSS);
    }

    /** Whether it cannot be smaller. */
    boolean isSmallest() {
        return rows == 1;
    }

    private BatchSize times(double factor) {
        // From 1 to 2, not back to 1; and a loss is one.
        long next = factor > 1 ? (long) Math.ceil(rows * factor) : (long) Math.floor(rows * factor);
        return new BatchSize((int) Math.max(1, Math.min(MOST, next)));
    }
}
