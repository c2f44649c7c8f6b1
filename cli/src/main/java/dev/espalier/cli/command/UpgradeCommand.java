package dev.espalier.cli.command;

import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Request;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Carries a database forward. */
@Command(
        name = "upgrade",
        mixinStandardHelpOptions = true,
        description = {
            "Carry a database forward to a revision, by default to the heads of the branches it is on; with --one-shot-tree, by default to the end of that tree.",
            "An empty database is made from the baselines."
        })
public final class UpgradeCommand implements Callable<Integer> {
    @Mixin
    private MoveOptions move = new MoveOptions();

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Request request = Request.upgrade(move.target(spec).orElseGet(move::defaultTarget));
        Plan plan = options.planner(move.database()).plan(move.through(request));
        StepLines.run(
                options.migratorOrNew(move.database()),
                plan,
                move.dryRun(),
                spec.commandLine().getOut());
        return 0;
    }
}
