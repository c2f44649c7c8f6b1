package dev.espalier.runtime.execute;

import dev.espalier.runtime.plan.Step;
import dev.espalier.runtime.store.CommitLost;
import dev.espalier.runtime.store.NextStep;
import dev.espalier.runtime.store.SqlState;
import java.util.Optional;

/**
 * A step failed and was undone; the steps before it stay done, so that starting again goes on from there. Where the
 * connection was lost while the step was committed, nobody knows whether it was undone; starting again finds out.
 */
public final class StepFailed extends RuntimeException {
    private final transient Step step;
    private final boolean first;
    private final boolean rehearsal;
    private final boolean undecided;

    /**
     * @param advice what to do about it, where more is known than the cause tells
     * @param first whether no step was done before it
     * @param rehearsal whether it was only rehearsed
     */
    StepFailed(Step step, Throwable cause, Optional<String> advice, boolean first, boolean rehearsal) {
        super(step.title() + outcome(cause) + reason(cause) + advice(cause, advice), cause);
        this.step = step;
        this.first = first;
        this.rehearsal = rehearsal;
        this.undecided = isLost(cause);
    }

    /** Whether nobody knows if it was undone or committed. */
    public boolean isUndecided() {
        return undecided;
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
        return SqlState.of(cause)
                .map(sql -> sql.getMessage())
                .orElseGet(() -> cause.getMessage() == null ? cause.toString() : cause.getMessage());
    }

    /** The database's own words, and what to do about that where it is known. */
    static String explained(Throwable cause) {
        return reason(cause) + advice(cause, Optional.empty());
    }

    private static String advice(Throwable cause, Optional<String> advice) {
        return advice.or(() -> NextStep.after(cause)).map(text -> "; " + text).orElse("");
    }

    private static String outcome(Throwable cause) {
        return isLost(cause)
                ? " was cut off while it was committed, so that it is not known whether it is done: "
                : " failed and was undone: ";
    }

    private static boolean isLost(Throwable cause) {
        return SqlState.of(cause).filter(CommitLost.class::isInstance).isPresent();
    }
}
