package dev.espalier.cli.command;

import dev.espalier.runtime.execute.Progress;
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
    private final LongSupplier nanos;
    private long lastLine;

    /**
     * @param out where lines go
     * @param nanos the time
     */
    StepLines(PrintWriter out, LongSupplier nanos) {
        this.out = out;
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
            out.println("      " + done + " of " + total + " rows");
        }
    }

    @Override
    public void finished(Step step, Duration duration) {
        out.println("      done in " + duration.toMillis() + " ms");
    }

    @Override
    public void waiting() {
        out.println("Waiting for another process that writes to the database ...");
    }

    @Override
    public void waitingFor(String whom) {
        out.println("Waiting for " + whom + " ...");
    }

    @Override
    public void replanned(Plan rest) {
        out.println("Another process moved the database; " + count(rest.steps().size()) + " left to do.");
    }

    /** So many steps, in words. */
    static String count(int steps) {
        return steps == 1 ? "1 step" : steps + " steps";
    }

    /** Where a database stands. */
    static String rows(State state) {
        return state.rows().isEmpty() ? "nothing" : String.join(", ", state.rows());
    }
}
