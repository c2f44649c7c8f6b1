package dev.espalier.cli.command;

import dev.espalier.cli.json.MoveRecord;
import dev.espalier.cli.terminal.TerminalWriter;
import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.State;
import dev.espalier.runtime.plan.Step;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/** Prints a plan and its carrying out, a line for each step. */
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

    /** Carries the plan out and tells step by step what is done; with {@code dryRun} only tells what would be done. */
    static void run(Migrator migrator, Plan plan, boolean dryRun, Map<String, String> options, JsonOption json) {
        PrintWriter out = json.out();
        MoveRecord record = new MoveRecord(plan, dryRun, options);
        json.result(record::json);
        if (plan.isEmpty()) {
            out.println("Nothing to do; the database stands at "
                    + (plan.before().rows().isEmpty()
                            ? "nothing"
                            : String.join(", ", plan.before().rows())) + ".");
            return;
        }
        if (dryRun) {
            print(plan, options, out);
            return;
        }
        State reached = json.isGiven() ? migrator.run(plan, record) : run(migrator, plan, out);
        record.reached(reached);
        out.println("Done; the database stands at " + String.join(", ", reached.rows()) + ".");
    }

    private static State run(Migrator migrator, Plan plan, PrintWriter out) {
        if (out instanceof TerminalWriter terminal) {
            try (LiveLines lines = new LiveLines(terminal)) {
                return migrator.run(plan, lines);
            }
        }
        return migrator.run(plan, new StepLines(out, System::nanoTime));
    }

    /** The plan for a request. With {@code dryRun} also one that is refused is printed, before the reasons why. */
    static Plan plan(Migrator migrator, Request request, boolean dryRun, Map<String, String> options, JsonOption json) {
        try {
            return migrator.plan(request);
        } catch (Refused refused) {
            refused.plan().ifPresent(plan -> json.result(new MoveRecord(plan, dryRun, options)::json));
            refused.plan()
                    .filter(plan -> dryRun && !plan.isEmpty())
                    .ifPresent(plan -> print(plan, options, json.out()));
            throw refused;
        }
    }

    private static void print(Plan plan, Map<String, String> options, PrintWriter out) {
        plan.steps().forEach(step -> PlanLines.print(step, options, out));
        out.println("Nothing was done: " + count(plan.steps().size()) + " to do.");
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
    public void replanned(Plan rest) {
        out.println("Another process moved the database; " + count(rest.steps().size()) + " left to do.");
    }

    /** So many steps, in words. */
    static String count(int steps) {
        return steps == 1 ? "1 step" : steps + " steps";
    }
}
