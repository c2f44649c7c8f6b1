package dev.espalier.runtime.execute;

import dev.espalier.runtime.plan.Step;
import dev.espalier.runtime.store.SqlState;

/** A step failed and was undone; the steps before it stay done, so that starting again goes on from there. */
public final class StepFailed extends RuntimeException {
    private final transient Step step;
    private final boolean first;
    private final boolean rehearsal;

    /**
     * @param first whether no step was done before it
     * @param rehearsal whether it was only rehearsed
     */
    StepFailed(Step step, Throwable cause, boolean first, boolean rehearsal) {
        super(step.title() + " failed and was undone: " + reason(cause), cause);
        this.step = step;
        this.first = first;
        this.rehearsal = rehearsal;
    }

    /** Whether it was the first step, so that nothing was done at all. */
    public boolean isFirst() {
        return first;
    }

    /** Whether it was only rehearsed, so that the steps before it are undone too. */
    public boolean isRehearsal() {
        return rehearsal;
    }

    /** The step. */
    public Step step() {
        return step;
    }

    /** The database's own words where it refused something; otherwise the migration's. */
    static String reason(Throwable cause) {
        if (cause instanceof BackfillFailed) {
            return String.valueOf(cause.getMessage());
        }
        return SqlState.of(cause)
                .map(sql -> sql.getMessage())
                .orElseGet(() -> cause.getMessage() == null ? cause.toString() : cause.getMessage());
    }
}
