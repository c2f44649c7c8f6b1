package dev.espalier.cli.command;

import dev.espalier.cli.json.TreesJson;
import dev.espalier.cli.picture.Format;
import dev.espalier.cli.picture.History;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the names of the trees. */
@Command(
        mixinStandardHelpOptions = true,
        header = "Print the names of the trees.",
        footer = {
            "  espalier show-trees              the regular trees",
            "  espalier show-trees --one-shot   the detours between branches"
        })
public final class ShowTreesCommand implements Callable<Integer> {
    @Option(names = "--one-shot", description = "Print the one-shot trees instead.")
    private boolean oneShot;

    @Option(
            names = {"-v", "--verbose"},
            description = "Print a block of lines for the root of each.")
    private boolean verbose;

    @Mixin
    private MigrationsOption migrations = new MigrationsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        RevisionGraph graph = migrations.history().graph();
        Collection<TreeName> trees = oneShot ? graph.oneShots() : graph.trees();
        json.result(() -> TreesJson.of(trees));
        PrintWriter out = json.out();
        if (verbose) {
            Format.writeVerbose(new History(graph, trees, Optional.empty()), RevisionNode::isRoot, out);
        } else {
            trees.forEach(out::println);
        }
        return 0;
    }
}
