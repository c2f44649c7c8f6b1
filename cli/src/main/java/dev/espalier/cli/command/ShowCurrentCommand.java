package dev.espalier.cli.command;

import dev.espalier.cli.json.CurrentJson;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints where a database stands. */
@Command(
        name = "show-current",
        mixinStandardHelpOptions = true,
        description = "Print the revisions at which a database stands, then check that its records agree.")
public final class ShowCurrentCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DATABASE", arity = "0..1", description = "The database (see: help).")
    private @Nullable String database;

    @Option(
            names = {"--butler", "--managers"},
            description =
                    "Print what the database itself records of its managers instead, with the revisions it means.")
    private boolean managers;

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
        } else {
            json.result(() -> CurrentJson.of(migrator.history(), rows));
            rows.forEach(id -> out.println(marked(migrator.history(), id)));
        }
        if (!managers || !rows.isEmpty()) {
            migrator.check();
        }
        return 0;
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
