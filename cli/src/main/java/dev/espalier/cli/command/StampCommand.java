package dev.espalier.cli.command;

import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.plan.Request;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes down where a database stands. */
@Command(
        name = "stamp",
        mixinStandardHelpOptions = true,
        description = {
            "Write down where a database stands, without migrating it.",
            "Without TREE: what the database itself records, for all its trees. A tree that it does not record is stamped at its root."
        })
public final class StampCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DATABASE", arity = "0..1", description = "The database (see: help).")
    private @Nullable String database;

    @Parameters(index = "1..*", paramLabel = "TREE|REVISION", arity = "0..*", description = "Only these.")
    private List<String> targets = List.of();

    @Option(names = "--purge", description = "Remove all other rows of the version table.")
    private boolean purge;

    @Option(
            names = {"-n", "--dry-run"},
            description = "Only print what would be written.")
    private boolean dryRun;

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        Migrator migrator = options.migrator(database);
        StepLines.run(migrator, migrator.plan(Request.stamp(targets, purge)), dryRun, options.values(), json);
        return 0;
    }
}
