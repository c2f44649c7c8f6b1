package dev.espalier.cli.command;

import dev.espalier.cli.json.JournalJson;
import dev.espalier.runtime.plan.JournalEntry;
import dev.espalier.runtime.plan.JournalLine;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what was done to a database. */
@Command(
        mixinStandardHelpOptions = true,
        header = "Print what was done to a database.",
        footer = {
            "  espalier journal                   everything, the oldest first",
            "  espalier journal -n 5 --env prod   the last five steps"
        },
        description =
                "A line for each step: when it began (UTC), what was done, how long it took, by whom, and with which version of Espalier; of what was accepted also the reason.")
public final class JournalCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DATABASE", arity = "0..1", description = "The database (see: help).")
    private @Nullable String database;

    @Option(
            names = {"-n", "--last"},
            paramLabel = "COUNT",
            description = "Only the last so many entries.")
    private int last = Integer.MAX_VALUE;

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (last < 0) {
            throw new ParameterException(spec.commandLine(), "--last takes a count from 0 on, not " + last + ".");
        }
        PrintWriter out = json.out();
        List<JournalLine> lines = options.migrator(database).journal();
        if (lines.isEmpty()) {
            out.println("The journal is empty: Espalier has done nothing to this database.");
        }
        List<JournalLine> wanted = lines.subList(Math.max(0, lines.size() - last), lines.size());
        json.result(() -> JournalJson.of(wanted));
        wanted.stream().map(JournalCommand::line).forEach(out::println);
        return 0;
    }

    private static String line(JournalLine line) {
        JournalEntry entry = line.entry();
        return line.started().truncatedTo(ChronoUnit.SECONDS) + " " + entry.direction() + " " + entry.title() + ", "
                + (line.finished() ? entry.duration().toMillis() + " ms" : "not finished") + ", " + entry.appliedBy()
                + ", espalier " + entry.toolVersion()
                + entry.reason().map(reason -> ": " + reason).orElse("");
    }
}
