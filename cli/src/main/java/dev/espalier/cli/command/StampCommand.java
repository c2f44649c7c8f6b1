package dev.espalier.cli.command;

import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.plan.Plan;
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
        header = "Write down where a database stands, without migrating it.",
        footer = {
            "  espalier stamp /repo/main           every tree that the registry records",
            "  espalier stamp -n /repo/main        only print what would be written",
            "  espalier stamp /repo/main obscore   a tree that is to be begun: its root"
        },
        description =
                "Without TREE: what the database itself records, for all its trees. A tree that it does not record is stamped at its root.")
public final class StampCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DATABASE", arity = "0..1", description = "The database (see: help).")
    private @Nullable String database;

    @Parameters(index = "1..*", paramLabel = "TREE|REVISION", arity = "0..*", description = "Only these.")
    private List<String> targets = List.of();

    @Option(names = "--purge", description = "Remove all other rows of the version table.")
    private boolean purge;

    @Mixin
    private RunOptions run = new RunOptions();

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Override
    public Integer call() {
        Migrator migrator = options.migrator(database);
        Plan plan = run.plan(migrator, Request.stamp(targets, purge), options.values());
        run.run(migrator, plan, purge, options.values());
        return 0;
    }
}
