package dev.espalier.cli.command;

import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Request;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts a revision as applied as it reads now. */
@Command(
        mixinStandardHelpOptions = true,
        header = "Count a revision as applied as it reads now.",
        footer = {
            "  espalier accept 4e2d /repo/main --reason typo",
            "  espalier accept -n datasets@2.0.0 --reason typo   only print what would be written"
        },
        description =
                "One whose migration was edited since it was applied, or a gap. Only the journal changes: it keeps the reason, and the revision is not reported again until the next edit.")
public final class AcceptCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "REVISION", description = "An id, tree, tree-manager, tree@version ...")
    private String revision = "";

    @Parameters(index = "1", paramLabel = "DATABASE", arity = "0..1", description = "The database (see: help).")
    private @Nullable String database;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why that is right, in one line.")
    private String reason = "";

    @Mixin
    private RunOptions run = new RunOptions();

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Request request = Reasons.checked(spec, reason, why -> Request.accept(revision, why));
        Migrator migrator = options.migrator(database);
        Plan plan = run.plan(migrator, request, options.values(), json);
        run.run(migrator, plan, false, options.values(), json);
        return 0;
    }
}
