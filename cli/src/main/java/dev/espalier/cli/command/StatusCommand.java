package dev.espalier.cli.command;

import dev.espalier.cli.json.StatusJson;
import dev.espalier.runtime.execute.Status;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints where a database stands in every tree, and what an upgrade would do. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Print where a database stands in every tree, what is pending, and what an upgrade would do.")
public final class StatusCommand implements Callable<Integer> {
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
        StatusLines.of(status).forEach(json.out()::println);
        return 0;
    }
}
