package dev.espalier.runtime.execute;

import dev.espalier.runtime.plan.Step;
import dev.espalier.runtime.store.CommitLost;
import dev.espalier.runtime.store.NextStep;
import dev.espalier.runtime.store.SqlState;
import java.util.Optional;

/**
 * A step failed and was undone; the steps before it stay done, so that starting again goes on from there. Where the
 * connection was lost while the step was committed, nobody knows whether it was undone; and nothing undoes work that is
 * no transaction. Starting again finds out, or goes on.
 */
public final class StepFailed extends RuntimeException {
    private enum Outcome {
        UNDONE(" failed and was undone: "),
        UNDECIDED(" was cut off while it was committed, so that it is not known whether it is done: "),
        UNFINISHED(" failed and is not finished: ");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }
    }

    private final transient Step step;
    private final Outcome outcome;
    private final boolean first;
    private final boolean rehearsal;

    private StepFailed(Step step, Outcome outcome, Throwable cause, String reason, boolean first, boolean rehearsal) {
        super(step.title() + outcome.words + reason, cause);
        this.step = step;
        this.outcome = outcome;
        this.first = first;
        this.rehearsal = rehearsal;
    }

    /**
     * A step that was one transaction.
     *
     * @param reason what to say of the cause
     * @param first whether no step was done before it
     * @param rehearsal whether it was only rehearsed
     */
    static StepFailed undone(Step step, Throwable cause, String reason, boolean first, boolean rehearsal) {
        boolean lost = SqlState.of(cause).filter(CommitLost.class::isInstance).isPresent();
        return new StepFailed(step, lost ? Outcome.UNDECIDED : Outcome.UNDONE, cause, reason, first, rehearsal);
    }

    /** A step whose work is no transaction, so that nothing undoes it. */
    static StepFailed unfinished(Step step, Throwable cause) {
        if (cause instanceof StepFailed failed && failed.isUndecided()) {
            return failed;
        }
        Throwable reason = cause instanceof StepFailed failed && failed.getCause() != null ? failed.getCause() : cause;
        return new StepFailed(step, Outcome.UNFINISHED, reason, explained(reason, Optional.empty()), false, false);
    }

    /** Whether nobody knows if it was undone or committed. */
    public boolean isUndecided() {
        return outcome == Outcome.UNDECIDED;
    }

    /** Whether what it did is not undone, and the same step has to be carried out again before anything else. */
    public boolean isUnfinished() {
        return outcome == Outcome.UNFINISHED;
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

    /**
     * The same, and what to do about it where that is known.
     *
     * @param advice where more is known than the cause tells
     */
    static String explained(Throwable cause, Optional<String> advice) {
        return reason(cause)
                + advice.or(() -> NextStep.after(cause))
                        .map(text -> "; " + text)
                        .orElse("");
    }
}
