package dev.espalier.cli.command;

import dev.espalier.graph.RevisionGraph;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the names of the trees. */
@Command(
        name = "show-trees",
        mixinStandardHelpOptions = true,
        header = "Print the names of the trees.",
        footer = {
            "  espalier show-trees              the regular trees",
            "  espalier show-trees --one-shot   the detours between branches"
        })
public final class ShowTreesCommand implements Callable<Integer> {
    @Option(names = "--one-shot", description = "Print the one-shot trees instead.")
    private boolean oneShot;

    @Mixin
    private MigrationsOption migrations = new MigrationsOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        RevisionGraph graph = migrations.history().graph();
        (oneShot ? graph.oneShots() : graph.trees())
                .forEach(tree -> spec.commandLine().getOut().println(tree));
        return 0;
    }
}
