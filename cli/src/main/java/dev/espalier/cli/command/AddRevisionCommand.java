package dev.espalier.cli.command;

import dev.espalier.cli.scaffold.NewRevision;
import dev.espalier.cli.scaffold.SourceModule;
import dev.espalier.graph.TreeName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the source of a new revision. */
@Command(
        mixinStandardHelpOptions = true,
        header = "Write the source of a new revision.",
        footer = {
            "  espalier add-revision stock Shelf 1.1         behind the head of its branch",
            "  espalier add-revision --merge stock Shelf 2   bring the heads of a fork together"
        },
        description =
                "The history is the one that the sources declare; a tree that they do not declare is looked for in the migrations. Nothing that exists is written over.")
public final class AddRevisionCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "TREE", description = "The tree; a one-shot tree is written tree/name.")
    private String tree = "";

    @Parameters(index = "1", paramLabel = "MANAGER", description = "The manager, without a package.")
    private String manager = "";

    @Parameters(index = "2", paramLabel = "VERSION", description = "The version of the manager's schema.")
    private String version = "";

    @Option(names = "--one-shot", description = "Add to a one-shot tree: its begin, then its end.")
    private boolean oneShot;

    @Option(names = "--merge", description = "Bring the heads of a branch that forks together.")
    private boolean merge;

    @Option(names = "--online", description = "One whose work is no transaction.")
    private boolean online;

    @Mixin
    private SourceOptions sources = new SourceOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (merge && online) {
            throw new ParameterException(spec.commandLine(), "a merge has nothing to do online; leave --online out.");
        }
        TreeName name = SourceOptions.treeName(tree, oneShot);
        SourceModule module = sources.module();
        json.written(new NewRevision(module, name, manager, version, merge, online).write());
        module.elsewhere(name)
                .ifPresent(type -> spec.commandLine()
                        .getErr()
                        .println("Tree " + name + " is declared in " + type
                                + ", so this module must be compiled and run together with that one."));
        return 0;
    }
}
