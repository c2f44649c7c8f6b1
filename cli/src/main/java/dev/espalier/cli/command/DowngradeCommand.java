package dev.espalier.cli.command;

import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Request;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Carries a database back. */
@Command(
        name = "downgrade",
        mixinStandardHelpOptions = true,
        description = "Carry a database back to a revision, undoing all that comes after it.")
public final class DowngradeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DATABASE", arity = "0..1", description = "The database (see: help).")
    private @Nullable String database;

    @Parameters(
            index = "1",
            paramLabel = "REVISION",
            arity = "0..1",
            description = "The revision to go back to: an id or the beginning of one, or tree@version.")
    private @Nullable String target;

    @Mixin
    private MoveOptions move = new MoveOptions();

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Migrator migrator = options.migrator(database);
        Request request = Request.downgrade(move.target(target, spec)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "Name the REVISION to go back to, behind DATABASE or behind --to.")));
        Plan plan = migrator.plan(move.through(request));
        StepLines.run(migrator, plan, move.dryRun(), spec.commandLine().getOut());
        return 0;
    }
}
