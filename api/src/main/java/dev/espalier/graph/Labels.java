package dev.espalier.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The labels of a tree's revisions, derived: the root carries the tree's name, the first revision of a manager
 * {@code tree-manager}. A label spreads to all that comes after, and backwards as far as the next branch point or
 * merge. One-shot trees have no branch labels.
 */
public final class Labels {
    private final Map<String, SortedSet<String>> labels = new HashMap<>();

    private Labels() {}

    /** The labels of one tree. */
    public static Labels of(RevisionGraph graph, TreeName tree) {
        Labels result = new Labels();
        List<RevisionNode> nodes = graph.nodes(tree);
        for (RevisionNode node : nodes) {
            SortedSet<String> own = result.of(node);
            node.parents().forEach(parent -> own.addAll(result.forwards(parent)));
            if (node.isRoot()) {
                own.add(tree.base().text());
            }
            node.branch().filter(branch -> startsBranch(graph, node)).ifPresent(branch -> own.add(branch.label()));
        }
        for (RevisionNode node : nodes) {
            if (startsBranch(graph, node)) {
                result.backwards(graph, node);
            }
        }
        return result;
    }

    /** The labels of a revision, sorted. */
    public SortedSet<String> of(RevisionNode node) {
        return forwards(node.id());
    }

    private SortedSet<String> forwards(String id) {
        return labels.computeIfAbsent(id, k -> new TreeSet<>());
    }

    private void backwards(RevisionGraph graph, RevisionNode first) {
        String label = first.branch().orElseThrow().label();
        RevisionNode node = first;
        while (graph.children(node).size() < 2 && node.parents().size() < 2) {
            of(node).add(label);
            if (node.isRoot()) {
                return;
            }
            node = graph.get(node.parents().get(0));
        }
    }

    private static boolean startsBranch(RevisionGraph graph, RevisionNode node) {
        return !node.tree().isOneShot()
                && !node.manager().isEmpty()
                && graph.parents(node).stream()
                        .noneMatch(parent -> parent.manager().equals(node.manager()));
    }
}
