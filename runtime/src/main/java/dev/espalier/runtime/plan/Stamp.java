package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Writes down where a database stands, tree by tree: the id replaces any row of the same tree, the others stay. */
public final class Stamp {
    private Stamp() {}

    /**
     * The plan of a stamp.
     *
     * @param recorded the revisions that the application records, by tree name
     * @throws Refused when a target is not known
     */
    public static Plan plan(Request request, RevisionGraph graph, State state, Map<String, RevisionNode> recorded) {
        NavigableSet<String> rows = new TreeSet<>(state.rows());
        Set<String> leaving = new TreeSet<>(request.purge() ? state.rows() : List.of());
        List<Step> steps = new ArrayList<>();
        for (RevisionNode node : wanted(request, graph, recorded)) {
            Set<String> before = graph.ancestors(Set.of(node.id()));
            List<String> removed = rows.stream()
                    .filter(row -> !row.equals(node.id()))
                    .filter(row -> leaving.contains(row) || before.contains(row) || isIn(graph, node.tree(), row))
                    .toList();
            removed.forEach(rows::remove);
            // What another row includes has no row of its own.
            List<String> added = graph.ancestors(rows).contains(node.id()) ? List.of() : List.of(node.id());
            rows.addAll(added);
            if (!removed.isEmpty() || !added.isEmpty()) {
                Optional<RevisionNode> from = state.of(graph, node.tree());
                steps.add(new Step(node, Direction.STAMP, from, Optional.of(node), removed, added));
            }
        }
        return new Plan(request, state, steps, new State(rows));
    }

    private static boolean isIn(RevisionGraph graph, TreeName tree, String row) {
        return graph.find(row).filter(node -> node.tree().equals(tree)).isPresent();
    }

    /** What is to be written down, one revision for each tree, those that others depend on first. */
    private static List<RevisionNode> wanted(Request request, RevisionGraph graph, Map<String, RevisionNode> recorded) {
        Map<TreeName, RevisionNode> wanted = new LinkedHashMap<>();
        if (request.targets().isEmpty()) {
            recorded.values().forEach(node -> wanted.put(node.tree(), node));
        }
        for (String target : request.targets()) {
            revisions(graph, target, recorded).forEach(node -> wanted.put(node.tree(), node));
        }
        return graph.inOrder(wanted.values().stream().map(RevisionNode::id).toList());
    }

    /** A tree's name means what the application records for it, or its root; all else is a target like any other. */
    private static List<RevisionNode> revisions(
            RevisionGraph graph, String target, Map<String, RevisionNode> recorded) {
        Optional<TreeName> tree = graph.tree(target);
        if (tree.isPresent()) {
            RevisionNode root = graph.root(tree.get());
            return List.of(recorded.getOrDefault(target, root));
        }
        Target parsed = Target.parse(graph, target);
        if (parsed instanceof Target.At at) {
            return List.of(at.node());
        }
        if (parsed instanceof Target.Head head) {
            return List.of(head.branch().map(graph::head).orElseGet(() -> onlyHead(graph, head.name())));
        }
        return graph.trees().stream().map(name -> onlyHead(graph, name)).toList();
    }

    private static RevisionNode onlyHead(RevisionGraph graph, TreeName tree) {
        List<RevisionNode> heads = graph.heads(tree);
        if (heads.size() > 1) {
            throw new Refused(new Refusal.UndecidedBranch(tree, heads));
        }
        return heads.get(0);
    }
}
