package dev.espalier.runtime.execute;

import dev.espalier.Backfill;
import dev.espalier.runtime.plan.BackfillRefusal;

/** A batch failed and was undone; those before it stay done, so that running again goes on from there. */
public final class BackfillFailed extends RuntimeException {
    BackfillFailed(Backfill backfill, String range, String cure, Throwable cause) {
        super(
                new BackfillRefusal.BatchFailed("backfill " + backfill.name() + " failed for the rows " + range + ": "
                                + StepFailed.reason(cause) + "; what is done before stays done: " + cure
                                + ", then run again, and it goes on from there")
                        .message(),
                cause);
    }
}
