package dev.espalier.cli.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints where a database stands in every tree, and what an upgrade would do. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        header = "Print where a database stands, and what is pending.",
        footer = {
            "  espalier status              of registry.sqlite3 in this folder",
            "  espalier status /repo/main   of a Butler registry"
        },
        description =
                "For each tree: the revision it is at and how many of its branch are still to come. Then the steps that an upgrade to the heads takes, or why it would be refused.")
public final class StatusCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DATABASE", arity = "0..1", description = "The database (see: help).")
    private @Nullable String database;

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        StatusLines.of(options.migrator(database).status())
                .forEach(line -> spec.commandLine().getOut().println(line));
        return 0;
    }
}
