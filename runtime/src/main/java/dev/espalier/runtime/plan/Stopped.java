package dev.espalier.runtime.plan;

import java.util.Optional;

/** Work was stopped: the transaction that was under way is undone, and what was done before it stays done. */
public final class Stopped extends RuntimeException {
    private final transient Optional<Step> step;

    /** With no step under way. */
    public Stopped() {
        super("stopped, with no step under way; starting again goes on");
        this.step = Optional.empty();
    }

    /**
     * In a step.
     *
     * @param done how many steps the run had done before it
     * @param rehearsal whether they were only rehearsed
     */
    public Stopped(Step step, int done, boolean rehearsal) {
        super("stopped in " + step.title() + ", which is undone; "
                + (rehearsal
                        ? "it was only rehearsed, and nothing was changed"
                        : count(done) + ", and starting again goes on from there"));
        this.step = Optional.of(step);
    }

    private Stopped(Step step, String message) {
        super(message);
        this.step = Optional.of(step);
    }

    /** In a step whose work is no transaction, so that nothing undoes it. */
    public static Stopped unfinished(Step step) {
        return new Stopped(
                step, "stopped in " + step.title() + ", which is not finished; starting again goes on with it");
    }

    /** The step that was under way. */
    public Optional<Step> step() {
        return step;
    }

    private static String count(int done) {
        return done == 0 ? "no step is done" : done == 1 ? "1 step is done" : done + " steps are done";
    }
}
