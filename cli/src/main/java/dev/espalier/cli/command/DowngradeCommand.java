package dev.espalier.cli.command;

import dev.espalier.graph.RevisionNode;
import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.Step;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Carries a database back. */
@Command(
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
        nameEdits(migrator, plan);
        run.run(migrator, plan, true, options.values(), json);
        return 0;
    }

    /** What was applied by another text may not be undone by this one; whoever goes back is told. */
    private void nameEdits(Migrator migrator, Plan plan) {
        Set<RevisionNode> undone = plan.steps().stream().map(Step::node).collect(Collectors.toSet());
        migrator.survey().edits().stream()
                .filter(edit -> undone.contains(edit.node()))
                .forEach(edit -> spec.commandLine()
                        .getErr()
                        .println("Note: " + edit.title() + "; it is undone as it reads now"));
    }
}
