package dev.espalier.cli.command;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.Suggestion;
import dev.espalier.graph.TreeName;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.TargetRefusal;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the revisions of a tree, or of all trees, newest first. */
@Command(
        name = "show-history",
        mixinStandardHelpOptions = true,
        description = "Print the revisions of a tree, or of all trees, newest first.")
public final class ShowHistoryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TREE", arity = "0..1", description = "The tree; a one-shot tree is written tree/name.")
    private @Nullable String tree;

    @Option(names = "--one-shot", description = "Print one-shot trees: all, those of TREE, or the one named.")
    private boolean oneShot;

    @Mixin
    private MigrationsOption migrations = new MigrationsOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        RevisionGraph graph = migrations.history().graph();
        for (TreeName name : trees(graph)) {
            RevisionGraph inUse = name.isOneShot() ? graph.replacing(name) : graph;
            HistoryLines.of(inUse, name)
                    .forEach(line -> spec.commandLine().getOut().println(line));
        }
        return 0;
    }

    private Collection<TreeName> trees(RevisionGraph graph) {
        Collection<TreeName> all = oneShot ? graph.oneShots() : graph.trees();
        if (tree == null) {
            return all;
        }
        TreeName wanted = new TreeName(tree);
        List<TreeName> found = Stream.concat(graph.trees().stream(), graph.oneShots().stream())
                .filter(name -> name.equals(wanted) || (oneShot && name.base().equals(wanted)))
                .filter(name -> name.isOneShot() || !oneShot)
                .toList();
        if (found.isEmpty()) {
            List<String> names = Stream.concat(graph.trees().stream(), graph.oneShots().stream())
                    .map(TreeName::text)
                    .toList();
            throw new Refused(
                    new TargetRefusal.UnknownTarget(wanted.text(), Suggestion.didYouMean(wanted.text(), names)));
        }
        return found;
    }
}
