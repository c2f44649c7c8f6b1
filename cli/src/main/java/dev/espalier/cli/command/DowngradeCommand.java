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
        description = "Carry a database back to a revision, undoing all that comes after it.")
public final class DowngradeCommand implements Callable<Integer> {
    @Mixin
    private MoveOptions move = new MoveOptions();

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
        Plan plan = StepLines.plan(migrator, move.through(request), move.dryRun(), options.values(), json);
        StepLines.run(migrator, plan, move.dryRun(), options.values(), json);
        return 0;
    }
}
