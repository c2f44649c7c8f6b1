package dev.espalier.cli.command;

import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Request;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Carries a database back. */
@Command(
        name = "downgrade",
        mixinStandardHelpOptions = true,
        header = "Carry a database back.",
        footer = {
            "  espalier downgrade /repo/main 2101    to datasets 2101fbf51ad3",
            "  espalier downgrade --to datasets@-1   one step of datasets"
        },
        description = "All that comes after REVISION is undone. When something there cannot be undone, nothing is.")
public final class DowngradeCommand implements Callable<Integer> {
    @Mixin
    private MoveOptions move = new MoveOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    @Mixin
    private MigrationOptions options = new MigrationOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Migrator migrator = options.migrator(move.database());
        Request request = Request.downgrade(move.target(spec)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "Name the REVISION to go back to, behind DATABASE or behind --to.")));
        Plan plan = run.plan(migrator, move.through(request), options.values(), json);
        run.run(migrator, plan, true, options.values(), json);
        return 0;
    }
}
