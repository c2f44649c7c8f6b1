package dev.espalier.runtime.execute;

import dev.espalier.runtime.plan.Step;
import dev.espalier.runtime.store.SqlState;

/** A step failed and was undone; the steps before it stay done, so that starting again goes on from there. */
public final class StepFailed extends RuntimeException {
    private final transient Step step;

    private final boolean first;

    /** @param first whether no step was done before it */
    StepFailed(Step step, Throwable cause, boolean first) {
        super(step.title() + " failed and was undone: " + reason(cause), cause);
        this.step = step;
        this.first = first;
    }

    /** Whether it was the first step, so that nothing was done at all. */
    public boolean isFirst() {
        return first;
    }

    /** The step. */
    public Step step() {
        return step;
    }

    /** The database's own words where it refused something; otherwise the migration's. */
    static String reason(Throwable cause) {
        return SqlState.of(cause)
                .map(sql -> sql.getMessage())
                .orElseGet(() -> cause.getMessage() == null ? cause.toString() : cause.getMessage());
    }
}
