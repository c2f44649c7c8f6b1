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
