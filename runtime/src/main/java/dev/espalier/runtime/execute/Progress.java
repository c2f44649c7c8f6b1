package dev.espalier.runtime.execute;

import dev.espalier.runtime.plan.Blocker;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Step;
import java.time.Duration;

/** Watches a plan being carried out. Every method may be left as it is. */
public interface Progress {
    /** Nobody watches. */
    Progress SILENT = new Progress() {};

    /** A step begins; the number counts from 1. */
    default void started(Step step, int number, int total) {}

    /** A migration tells what it has done. */
    default void reported(Step step, String message) {}

    /** A migration tells how far it has come: rows done, of rows to do. May be called often. */
    default void progressed(Step step, long done, long total) {}

    /** A step is done and, unless it is rehearsed, committed. */
    default void finished(Step step, Duration duration) {}

    /**
     * A step waits, and it is known for whom; said once for each blocker of the step. May come from another thread,
     * while the step is at work.
     */
    default void waiting(Step step, Blocker blocker) {}

    /** Others were in the way of a step, so that it was undone; after the pause it is carried out anew. */
    default void retrying(Step step, String reason, Duration pause) {}

    /** Another process did some of the steps; what is left to do is the new plan. */
    default void replanned(Plan rest) {}
}
