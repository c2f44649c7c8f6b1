package dev.espalier.cli.command;

import dev.espalier.cli.modules.UnusableMigrations;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import dev.espalier.runtime.Migrator;
import java.util.List;

/** What commands on the contents of a Butler registry have in common. */
final class RegistryCommands {
    private static final TreeName UNIVERSES = new TreeName("dimensions-config");

    private RegistryCommands() {}

    /**
     * Looks whether a command's migrations are those of a Butler registry.
     *
     * @throws UnusableMigrations when not
     */
    static void expectRegistry(Migrator migrator) {
        namespaces(migrator);
    }

    /**
     * The namespaces of the dimension universes that a command's migrations know.
     *
     * @throws UnusableMigrations when there are none, so that the migrations are those of something else
     */
    static List<String> namespaces(Migrator migrator) {
        List<String> namespaces = migrator.history().nodes(UNIVERSES).stream()
                .map(RevisionNode::manager)
                .filter(manager -> !manager.isEmpty())
                .distinct()
                .toList();
        if (namespaces.isEmpty()) {
            throw new UnusableMigrations(
                    "the migrations have no tree " + UNIVERSES
                            + ", so they are not those of a Butler registry, which this command is about; leave --migrations out");
        }
        return namespaces;
    }
}
