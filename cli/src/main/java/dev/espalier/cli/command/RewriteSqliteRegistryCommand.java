package dev.espalier.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the original has for SQLite registries that it cannot migrate; who looks for it here is told what to do. */
@Command(
        mixinStandardHelpOptions = true,
        hidden = true,
        header = "Not needed: every migration runs on SQLite.",
        footer = {"  espalier upgrade /repo/main   instead"},
        description = "It does nothing, and exits with 3.")
public final class RewriteSqliteRegistryCommand implements Callable<Integer> {
    private static final int REFUSED = 3;

    @Parameters(paramLabel = "SOURCE", arity = "0..*", description = "Is not looked at.")
    private List<String> source = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        String database = source.size() == 1 ? source.get(0) : "DATABASE";
        spec.commandLine()
                .getErr()
                .println(
                        "Nothing was done: a SQLite registry need not be rewritten, for every migration runs on SQLite;"
                                + " carry it forward with: upgrade " + database);
        return REFUSED;
    }
}
