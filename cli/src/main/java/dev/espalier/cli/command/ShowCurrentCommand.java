package dev.espalier.cli.command;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.execute.RecordedManager;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints where a database stands. */
@Command(
        name = "show-current",
        mixinStandardHelpOptions = true,
        header = "Print the revisions at which a database stands.",
        footer = {
            "  espalier show-current /repo/main            ids, heads marked",
            "  espalier show-current --butler /repo/main   the registry's own record"
        },
        description =
                "Then its two records are compared: when they do not agree, or a revision was passed by, the command exits with 3.")
public final class ShowCurrentCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DATABASE", arity = "0..1", description = "The database (see: help).")
    private @Nullable String database;

    @Option(
            names = {"--butler", "--managers"},
            description = "Print its own record of its managers instead.")
    private boolean managers;

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Migrator migrator = options.migrator(database);
        Set<String> rows = migrator.current().rows();
        if (managers) {
            printManagers(migrator, out);
        } else {
            rows.forEach(id -> out.println(marked(migrator.history(), id)));
        }
        if (!managers || !rows.isEmpty()) {
            migrator.check();
        }
        return 0;
    }

    private static void printManagers(Migrator migrator, PrintWriter out) {
        List<RecordedManager> recorded = migrator.managers();
        if (recorded.isEmpty()) {
            out.println("The database records no managers.");
        }
        for (RecordedManager manager : recorded) {
            String revision = manager.revision()
                    .map(node -> marked(migrator.history(), node.id()))
                    .orElse("no revision of this build");
            out.println(manager.tree() + ": " + manager.manager() + " " + manager.version() + " -> " + revision);
        }
    }

    private static String marked(RevisionGraph history, String id) {
        return history.find(id).filter(history::isHead).isPresent() ? id + " (head)" : id;
    }
}
