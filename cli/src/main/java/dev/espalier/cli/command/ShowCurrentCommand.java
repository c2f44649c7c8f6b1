package dev.espalier.cli.command;

import dev.espalier.cli.json.CurrentJson;
import dev.espalier.cli.picture.Format;
import dev.espalier.cli.picture.History;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.execute.RecordedManager;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.StateRefusal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints where a database stands. */
@Command(
        mixinStandardHelpOptions = true,
        header = "Print the revisions at which a database stands.",
        footer = {
            "  espalier show-current /repo/main            ids, heads marked",
            "  espalier show-current --butler /repo/main   the registry's own record"
        },
        description =
                "A database that is not stamped stands at none. Then its two records are compared: when they do not agree, or a revision was passed by, the command exits with 3.")
public final class ShowCurrentCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DATABASE", arity = "0..1", description = "The database (see: help).")
    private @Nullable String database;

    @Option(
            names = {"--butler", "--managers"},
            description = "Print its own record of its managers instead.")
    private boolean managers;

    @Option(
            names = {"-v", "--verbose"},
            description = "Print a block of lines for each revision.")
    private boolean verbose;

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        PrintWriter out = json.out();
        Migrator migrator = options.migrator(database);
        Set<String> rows = migrator.current().rows();
        if (managers) {
            printManagers(migrator, out);
        } else if (verbose && !json.isGiven()) {
            RevisionGraph graph = migrator.history();
            out.println("Current revision(s) for " + options.title(database) + ":");
            Format.writeVerbose(
                    new History(graph, graph.trees(), Optional.empty()), node -> rows.contains(node.id()), out);
        } else {
            json.result(() -> CurrentJson.of(migrator.history(), rows));
            rows.forEach(id -> out.println(marked(migrator.history(), id)));
        }
        if (!managers || !rows.isEmpty()) {
            check(migrator);
        }
        return 0;
    }

    /** A database that is not stamped stands nowhere yet: for a script that is an answer, and people are told more. */
    private void check(Migrator migrator) {
        try {
            migrator.check();
        } catch (Refused refused) {
            StateRefusal unstamped = new StateRefusal.NotStamped();
            if (!refused.refusals().equals(List.of(unstamped))) {
                throw refused;
            }
            options.commandLine().getErr().println(unstamped.message());
        }
    }

    private void printManagers(Migrator migrator, PrintWriter out) {
        List<RecordedManager> recorded = migrator.managers();
        json.result(() -> CurrentJson.of(migrator.history(), recorded));
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
