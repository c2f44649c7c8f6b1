package dev.espalier.cli.command;

import dev.espalier.cli.scaffold.NewTree;
import dev.espalier.graph.TreeName;
import dev.espalier.processor.JavaNames;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the source of a new tree. */
@Command(
        mixinStandardHelpOptions = true,
        header = "Write the source of a new tree.",
        footer = {
            "  espalier add-tree stock                         an interface with the tree's root",
            "  espalier add-tree --one-shot stock/a_1_to_b_1   a way between two branches"
        },
        description = "Nothing that exists is written over.")
public final class AddTreeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TREE", description = "The tree; a one-shot tree is written tree/name.")
    private String tree = "";

    @Option(names = "--one-shot", description = "Add a one-shot tree: a detour between two branches.")
    private boolean oneShot;

    @Option(names = "--package", paramLabel = "NAME", description = "Its package (default: named after the tree).")
    private @Nullable String packageName;

    @Mixin
    private SourceOptions sources = new SourceOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (packageName != null && !JavaNames.isPackage(packageName)) {
            throw new ParameterException(spec.commandLine(), "'" + packageName + "' is no name of a package.");
        }
        TreeName name = SourceOptions.treeName(tree, oneShot);
        json.written(NewTree.write(sources.moduleOrNew(), name, Optional.ofNullable(packageName)));
        return 0;
    }
}
