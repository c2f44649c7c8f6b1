package dev.espalier.cli.command;

import dev.espalier.graph.Count;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.plan.Blocker;
import dev.espalier.runtime.plan.Durations;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.State;
import dev.espalier.runtime.plan.Step;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Prints how a plan is carried out, a line for each step. */
final class StepLines implements Progress {
    private static final long NANOS_BETWEEN_LINES = 1_000_000_000;

    private final PrintWriter out;
    private final PrintWriter err;
    private final LongSupplier nanos;
    private long lastLine;

    /**
     * @param out where lines go
     * @param err where it is said for whom a step waits
     * @param nanos the time
     */
    StepLines(PrintWriter out, PrintWriter err, LongSupplier nanos) {
        this.out = out;
        this.err = err;
        this.nanos = nanos;
        this.lastLine = nanos.getAsLong();
    }

    @Override
    public void started(Step step, int number, int total) {
        lastLine = nanos.getAsLong();
        out.println("[" + number + "/" + total + "] " + step.title());
    }

    @Override
    public void reported(Step step, String message) {
        out.println("      " + message);
    }

    @Override
    public void progressed(Step step, long done, long total) {
        long now = nanos.getAsLong();
        if (done >= total || now - lastLine >= NANOS_BETWEEN_LINES) {
            lastLine = now;
            out.println("      " + done + " of " + Count.of(total, "row"));
        }
    }

    @Override
    public void finished(Step step, Duration duration) {
        out.println("      done in " + duration.toMillis() + " ms");
    }

    @Override
    public void waiting(Step step, Blocker blocker) {
        print(blocker, err);
    }

    @Override
    public void retrying(Step step, String reason, Duration pause) {
        lastLine = nanos.getAsLong();
        out.println("      " + again(reason, pause));
    }

    @Override
    public void replanned(Plan rest) {
        out.println(
                "Another process moved the database; " + Count.of(rest.steps().size(), "step") + " left to do.");
    }

    /** Says for whom a step waits. */
    static void print(Blocker blocker, PrintWriter err) {
        err.println("Waiting for " + blocker.title());
        err.flush();
    }

    /** Why a step was undone, and when it begins anew. */
    static String again(String reason, Duration pause) {
        return "undone (" + reason.replaceAll("\\s+", " ") + "); again in " + Durations.text(pause);
    }

    /** Where a database stands. */
    static String rows(State state) {
        return state.rows().isEmpty() ? "nothing" : String.join(", ", state.rows());
    }
}
