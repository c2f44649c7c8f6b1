package dev.espalier.cli.command;

import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.plan.GapChoice;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Request;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Carries a database forward. */
@Command(
        mixinStandardHelpOptions = true,
        header = "Carry a database forward.",
        footer = {
            "  espalier upgrade                              make or upgrade registry.sqlite3 here",
            "  espalier upgrade --dry-run /repo/main         print the plan, and what is in its way",
            "  espalier upgrade /repo/main datasets          only its datasets",
            "  espalier upgrade --migrations src/main/java   compile these and run them"
        },
        description = {
            "Without REVISION: to the heads of the branches that the database is on; with --one-shot-tree: to the end of that tree. An empty database is made from the baselines.",
            "A revision that came into the history below where the database already stood, and so was never applied, is a gap: nothing is done before you choose with --gaps what becomes of it."
        })
public final class UpgradeCommand implements Callable<Integer> {
    @Mixin
    private MoveOptions move = new MoveOptions();

    @Option(
            names = "--gaps",
            paramLabel = "apply|accept",
            description = "Carry gaps out first, or count them as applied.")
    private @Nullable GapChoice gaps;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why gaps count as applied, in one line.")
    private @Nullable String reason;

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
        Request request = closing(Request.upgrade(move.target(spec).orElseGet(move::defaultTarget)));
        Migrator planner = options.planner(move.database());
        Plan plan = run.plan(planner, move.through(request), options.values(), json);
        Migrator migrator = run.isForReal() ? options.migratorOrNew(move.database()) : planner;
        run.run(migrator, plan, false, options.values(), json);
        return 0;
    }

    private Request closing(Request request) {
        if (gaps == GapChoice.ACCEPT && reason != null) {
            return Reasons.checked(spec, reason, request::acceptingGaps);
        }
        if (gaps == GapChoice.ACCEPT || reason != null) {
            throw new ParameterException(spec.commandLine(), "Write --gaps accept --reason TEXT, both or neither.");
        }
        return gaps == null ? request : request.applyingGaps();
    }
}
