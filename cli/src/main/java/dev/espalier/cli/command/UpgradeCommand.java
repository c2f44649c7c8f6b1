package dev.espalier.cli.command;

import dev.espalier.runtime.plan.GapChoice;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Request;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Carries a database forward. */
@Command(
        name = "upgrade",
        mixinStandardHelpOptions = true,
        description = {
            "Carry a database forward to a revision, by default to the heads of the branches it is on; with --one-shot-tree, by default to the end of that tree.",
            "An empty database is made from the baselines.",
            "A revision that came into the history below where the database already stood, and so was never applied, is a gap: nothing is done before you choose what becomes of it."
        })
public final class UpgradeCommand implements Callable<Integer> {
    @Mixin
    private MoveOptions move = new MoveOptions();

    @Option(
            names = "--gaps",
            paramLabel = "apply|accept",
            description = "Carry gaps out before all else, or count them as applied from now on.")
    private @Nullable GapChoice gaps;

    @Mixin
    private MigrationOptions options = new MigrationOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Request request = Request.upgrade(move.target(spec).orElseGet(move::defaultTarget));
        Request wanted = gaps == null ? request : request.closing(gaps);
        Plan plan = StepLines.plan(
                options.planner(move.database()), move.through(wanted), move.dryRun(), options.values(), json);
        StepLines.run(options.migratorOrNew(move.database()), plan, move.dryRun(), options.values(), json);
        return 0;
    }
}
