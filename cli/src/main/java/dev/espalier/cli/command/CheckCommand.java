package dev.espalier.cli.command;

import dev.espalier.cli.json.StatusJson;
import dev.espalier.runtime.execute.Status;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks that a database is where this build would carry it. */
@Command(
        mixinStandardHelpOptions = true,
        header = "Check that a database is where this build would carry it.",
        footer = "  espalier check --env prod   in CI, or before a service takes work",
        description = "Exits with 0 when it is, and with 3, saying why, when it is not. Nothing is changed.")
public final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DATABASE", arity = "0..1", description = "The database (see: help).")
    private @Nullable String database;

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        Status status = options.migrator(database).status();
        json.result(() -> StatusJson.of(status, options.values()));
        status.check();
        json.out().println("The database is where this build expects it.");
        return 0;
    }
}
