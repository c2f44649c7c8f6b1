package dev.espalier.runtime.execute;

import dev.espalier.ManagerVersion;
import dev.espalier.ManagerVersions;
import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.Suggestion;
import dev.espalier.graph.TreeName;
import dev.espalier.runtime.plan.Refusal;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.State;
import dev.espalier.runtime.plan.StateRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The application's own record of managers and versions, in terms of the history. */
final class Records {
    private Records() {}

    /**
     * The record as it is in the database.
     *
     * @throws Refused when it cannot be understood
     */
    static Optional<Map<String, ManagerVersion>> read(ManagerVersions managers, MigrationContext db) {
        try {
            return managers.read(db);
        } catch (Obstacle obstacle) {
            throw new Refused(new StateRefusal.UnusableRecord(String.valueOf(obstacle.getMessage())));
        }
    }

    /**
     * The revisions that the record stands for, by tree name.
     *
     * @throws Refused when no revision stands for a recorded version
     */
    static Map<String, RevisionNode> revisions(RevisionGraph graph, Map<String, ManagerVersion> recorded) {
        Map<String, RevisionNode> revisions = new TreeMap<>();
        List<Refusal> refusals = new ArrayList<>();
        recorded.forEach((tree, version) -> graph.nodes(new TreeName(tree)).stream()
                .filter(node -> version(node).equals(Optional.of(version)))
                .findFirst()
                .ifPresentOrElse(
                        node -> revisions.put(tree, node),
                        () -> refusals.add(new StateRefusal.UnknownVersion(
                                tree, version.toString(), hint(graph, tree, version)))));
        if (!refusals.isEmpty()) {
            throw new Refused(refusals);
        }
        return revisions;
    }

    /**
     * Compares the record with the version table; roots, which stand for nothing being there, are in the version table
     * only.
     *
     * @throws Refused when they do not agree
     */
    static void check(RevisionGraph graph, State state, Map<String, ManagerVersion> recorded) {
        Map<String, RevisionNode> revisions = revisions(graph, recorded);
        List<String> differences = new ArrayList<>();
        boolean lacking = false;
        for (TreeName tree : graph.trees()) {
            Optional<RevisionNode> row =
                    state.of(graph, tree).filter(node -> !node.manager().isEmpty());
            Optional<RevisionNode> record = Optional.ofNullable(revisions.get(tree.text()));
            if (!row.equals(record)) {
                lacking |= record.isEmpty();
                differences.add("tree " + tree + " is at " + title(row) + " in the version table and at "
                        + title(record) + " in the application's record");
            }
        }
        if (!differences.isEmpty()) {
            throw new Refused(
                    recorded.isEmpty()
                            ? StateRefusal.UnusableRecord.empty()
                            : new StateRefusal.RecordsDisagree(differences, lacking));
        }
    }

    /** What the application records for a tree that stands at the revision. */
    static Optional<ManagerVersion> version(RevisionNode node) {
        return node.manager().isEmpty()
                ? Optional.empty()
                : Optional.of(new ManagerVersion(node.manager(), node.version()));
    }

    private static String title(Optional<RevisionNode> node) {
        return node.map(RevisionNode::title).orElse("nothing");
    }

    private static String hint(RevisionGraph graph, String tree, ManagerVersion version) {
        List<RevisionNode> nodes = graph.nodes(new TreeName(tree));
        if (nodes.isEmpty()) {
            List<String> trees = graph.trees().stream().map(TreeName::text).toList();
            return ": there is no such tree" + Suggestion.didYouMean(tree, trees);
        }
        List<String> known = nodes.stream()
                .flatMap(node -> version(node).stream())
                .map(ManagerVersion::toString)
                .toList();
        return "; use the build that this database was made with, or a newer one"
                + Suggestion.didYouMean(version.toString(), known);
    }
}
