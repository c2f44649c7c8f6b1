package dev.espalier.cli.command;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.runtime.Migrator;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints where a database stands. */
@Command(
        name = "show-current",
        mixinStandardHelpOptions = true,
        description = "Print the revisions at which a database stands, then check that its records agree.")
public final class ShowCurrentCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DATABASE", arity = "0..1", description = "The database (see: help).")
    private @Nullable String database;

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Migrator migrator = options.migrator(database);
        RevisionGraph history = migrator.history();
        Set<String> rows = migrator.current().rows();
        for (String id : rows) {
            boolean head = history.find(id).filter(history::isHead).isPresent();
            out.println(head ? id + " (head)" : id);
        }
        migrator.check();
        return 0;
    }
}
