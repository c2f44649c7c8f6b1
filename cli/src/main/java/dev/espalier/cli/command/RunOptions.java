package dev.espalier.cli.command;

import dev.espalier.cli.json.MoveRecord;
import dev.espalier.cli.terminal.TerminalWriter;
import dev.espalier.graph.Count;
import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.State;
import dev.espalier.runtime.plan.Step;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What becomes of a plan: it is carried out, or read in another way. */
final class RunOptions {
    @ArgGroup(heading = "Instead of doing it:%n")
    private Instead instead = new Instead();

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask before something is lost.")
    private boolean yes;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** One of the other ways. */
    static final class Instead {
        @Option(
                names = {"-n", "--dry-run"},
                description = "Only print the plan.")
        private boolean dryRun;

        @Option(names = "--rehearse", description = "Do all of it for real, and undo it.")
        private boolean rehearse;

        @Option(names = "--sql", description = "Print it as a script for psql or sqlite3.")
        private boolean sql;
    }

    /** Whether the plan is only printed. */
    boolean isDryRun() {
        return instead.dryRun;
    }

    /** Whether the plan is going to be carried out. */
    boolean isForReal() {
        return !instead.dryRun && !instead.rehearse && !instead.sql;
    }

    /**
     * The plan for a request. A dry run also prints one that cannot be carried out, before the reasons why.
     *
     * @param options what migrations were given, by name
     */
    Plan plan(Migrator migrator, Request request, Map<String, String> options, JsonOption json) {
        try {
            return migrator.plan(request);
        } catch (Refused refused) {
            refused.plan().ifPresent(plan -> {
                json.result(record(plan, options)::json);
                if (instead.dryRun && !plan.isEmpty()) {
                    print(plan, options, json.out());
                }
            });
            throw refused;
        }
    }

    private MoveRecord record(Plan plan, Map<String, String> options) {
        return new MoveRecord(plan, instead.dryRun, instead.rehearse, options);
    }

    private static void print(Plan plan, Map<String, String> options, PrintWriter out) {
        plan.steps().forEach(step -> PlanLines.print(step, options, out));
        out.println("Nothing was done: " + Count.of(plan.steps().size(), "step") + " to do.");
    }

    /**
     * Does with the plan what is asked for, and tells of it.
     *
     * @param options what migrations were given, by name
     * @throws NotConfirmed when something would be lost, and nobody wants that
     */
    void run(Migrator migrator, Plan plan, boolean loses, Map<String, String> options, JsonOption json) {
        if (instead.sql && json.isGiven()) {
            throw new ParameterException(spec.commandLine(), "--sql prints a script; leave --json out.");
        }
        PrintWriter out = json.out();
        MoveRecord record = record(plan, options);
        json.result(record::json);
        if (plan.isEmpty()) {
            out.println((instead.sql ? "-- " : "") + "Nothing to do; the database stands at "
                    + StepLines.rows(plan.before()) + ".");
        } else if (instead.dryRun) {
            print(plan, options, out);
        } else if (instead.rehearse) {
            watched(record, json, progress -> {
                migrator.rehearse(plan, progress);
                return plan.before();
            });
            out.println("Rehearsed: " + Count.of(plan.steps().size(), "step") + " went through; nothing was changed.");
        } else if (instead.sql) {
            script(migrator, plan, out);
        } else {
            if (loses && !yes) {
                confirm(plan);
            }
            State reached = watched(record, json, progress -> migrator.run(plan, progress));
            record.reached(reached);
            out.println("Done; the database stands at " + StepLines.rows(reached) + ".");
        }
    }

    /** Does work that tells how far it has come: to a record, to a terminal, or line by line. */
    private State watched(MoveRecord record, JsonOption json, Function<Progress, State> work) {
        if (json.isGiven()) {
            return work.apply(record);
        }
        PrintWriter out = json.out();
        if (out instanceof TerminalWriter terminal) {
            try (LiveLines lines = new LiveLines(terminal)) {
                return work.apply(lines);
            }
        }
        return work.apply(new StepLines(out, spec.commandLine().getErr(), System::nanoTime));
    }

    /** Printed when it is whole: half a script must not be carried out. */
    private void script(Migrator migrator, Plan plan, PrintWriter out) {
        try {
            Path file = Files.createTempFile("espalier", ".sql");
            try {
                PrintWriter err = spec.commandLine().getErr();
                migrator.script(plan, file, new StepLines(err, err, System::nanoTime));
                try (Reader script = Files.newBufferedReader(file)) {
                    script.transferTo(out);
                    out.flush();
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody can be asked where no terminal is: there is no console, as {@code Main} has it also on newer JDKs. */
    @SuppressWarnings("SystemConsoleNull")
    private static void confirm(Plan plan) {
        Console console = System.console();
        if (console != null) {
            plan.steps().stream().map(Step::title).forEach(title -> console.printf("%s%n", title));
            String answer = console.readLine("What this takes away is lost. Go on? [y/N] ");
            if (answer == null || !answer.strip().matches("(?i)y(es)?")) {
                throw new NotConfirmed();
            }
        }
    }
}
