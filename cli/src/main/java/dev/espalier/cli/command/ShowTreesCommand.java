package dev.espalier.cli.command;

import dev.espalier.cli.json.TreesJson;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.TreeName;
import java.util.Collection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the names of the trees. */
@Command(name = "show-trees", mixinStandardHelpOptions = true, description = "Print the names of the trees.")
public final class ShowTreesCommand implements Callable<Integer> {
    @Option(names = "--one-shot", description = "Print the one-shot trees instead.")
    private boolean oneShot;

    @Mixin
    private MigrationsOption migrations = new MigrationsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        RevisionGraph graph = migrations.history().graph();
        Collection<TreeName> trees = oneShot ? graph.oneShots() : graph.trees();
        json.result(() -> TreesJson.of(trees));
        trees.forEach(json.out()::println);
        return 0;
    }
}
