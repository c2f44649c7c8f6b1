package dev.espalier.cli.command;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.execute.RecordedManager;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.Target;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes down where a database stands. */
@Command(
        mixinStandardHelpOptions = true,
        header = "Write down where a database stands, without migrating it.",
        footer = {
            "  espalier stamp /repo/main           every tree that the registry records",
            "  espalier stamp -n /repo/main        only print what would be written",
            "  espalier stamp /repo/main obscore   a tree that is to be begun: its root"
        },
        description =
                "Without TREE: what the database itself records, for all its trees. A tree that it does not record is stamped at its root.")
public final class StampCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DATABASE", arity = "0..1", description = "The database (see: help).")
    private @Nullable String database;

    @Parameters(index = "1..*", paramLabel = "TREE|REVISION", arity = "0..*", description = "Only these.")
    private List<String> targets = List.of();

    @Option(names = "--to", paramLabel = "TREE|REVISION", description = "One of these, where no DATABASE is written.")
    private List<String> to = List.of();

    @Option(names = "--purge", description = "Remove all other rows of the version table.")
    private boolean purge;

    @Mixin
    private RunOptions run = new RunOptions();

    @Mixin
    private WritingOptions options = new WritingOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        Migrator migrator = options.migrator(database);
        List<String> all = BehindDatabase.all(targets, to);
        Plan plan = run.plan(migrator, Request.stamp(all, purge), options.values(), json);
        if (run.isDryRun()) {
            printRows(migrator, plan, all, json.out());
        }
        run.run(migrator, plan, purge, options.values(), json);
        return 0;
    }

    /** The rows that are asked for, also those that are there already: lines that scripts of the original read. */
    private static void printRows(Migrator migrator, Plan plan, List<String> targets, PrintWriter out) {
        RevisionGraph graph = migrator.history();
        Set<String> trees = targets.isEmpty()
                ? migrator.managers().stream().map(RecordedManager::tree).collect(Collectors.toSet())
                : targets.stream()
                        .flatMap(text -> Target.parse(graph, text).tree().stream())
                        .map(tree -> tree.base().text())
                        .collect(Collectors.toSet());
        out.println("Will store these revisions in alembic version table:");
        plan.after().byTree(graph).forEach((tree, nodes) -> {
            if (trees.contains(tree.text())) {
                nodes.forEach(node -> out.println("  " + tree + ": " + node.id()));
            }
        });
    }
}
