package dev.espalier.runtime.execute;

import dev.espalier.ManagerVersion;
import dev.espalier.ManagerVersions;
import dev.espalier.MigrationContext;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an application records of one tree's manager.
 *
 * @param tree the tree's name
 * @param manager the manager as the application writes it, such as the full name of its class
 * @param version the version of the manager's schema
 * @param revision the revision that this stands for; empty when the history has none
 */
public record RecordedManager(String tree, String manager, String version, Optional<RevisionNode> revision) {
    static List<RecordedManager> all(ManagerVersions managers, MigrationContext db, LoadedHistory history) {
        Map<String, ManagerVersion> recorded =
                new TreeMap<>(Records.read(managers, db).orElse(Map.of()));
        return recorded.entrySet().stream()
                .map(entry -> new RecordedManager(
                        entry.getKey(),
                        managers.fullName(db, entry.getKey(), entry.getValue()),
                        entry.getValue().version(),
                        history.graph().nodes(new TreeName(entry.getKey())).stream()
                                .filter(node -> Records.version(node).equals(Optional.of(entry.getValue())))
                                .findFirst()))
                .toList();
    }
}
