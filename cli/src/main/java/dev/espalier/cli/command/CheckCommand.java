package dev.espalier.cli.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks that a database is where this build would carry it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        header = "Check that a database is where this build would carry it.",
        footer = "  espalier check --env prod   in CI, or before a service takes work",
        description = "Exits with 0 when it is, and with 3, saying why, when it is not. Nothing is changed.")
public final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DATABASE", arity = "0..1", description = "The database (see: help).")
    private @Nullable String database;

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        options.migrator(database).status().check();
        spec.commandLine().getOut().println("The database is where this build expects it.");
        return 0;
    }
}
