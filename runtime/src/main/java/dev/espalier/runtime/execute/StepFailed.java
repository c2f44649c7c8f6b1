package dev.espalier.runtime.execute;

import dev.espalier.runtime.plan.Step;
import dev.espalier.runtime.store.SqlState;

/** A step failed and was undone; the steps before it stay done, so that starting again goes on from there. */
public final class StepFailed extends RuntimeException {
    private final transient Step step;
    private final boolean first;
    private final boolean rehearsal;
    private final boolean unfinished;

    /**
     * @param reason what to say of the cause
     * @param first whether no step was done before it
     * @param rehearsal whether it was only rehearsed
     */
    StepFailed(Step step, Throwable cause, String reason, boolean first, boolean rehearsal) {
        this(step, step.title() + " failed and was undone: " + reason, cause, first, rehearsal, false);
    }

    private StepFailed(
            Step step, String message, Throwable cause, boolean first, boolean rehearsal, boolean unfinished) {
        super(message, cause);
        this.step = step;
        this.first = first;
        this.rehearsal = rehearsal;
        this.unfinished = unfinished;
    }

    /** A step whose work is no transaction, so that nothing undoes it. */
    static StepFailed unfinished(Step step, Throwable cause) {
        Throwable reason = cause instanceof StepFailed failed && failed.getCause() != null ? failed.getCause() : cause;
        return new StepFailed(
                step, step.title() + " failed and is not finished: " + reason(reason), reason, false, false, true);
    }

    /** Whether what it did is not undone, and the same step has to be carried out again before anything else. */
    public boolean isUnfinished() {
        return unfinished;
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
