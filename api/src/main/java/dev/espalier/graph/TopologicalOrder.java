package dev.espalier.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts revisions into an order in which each comes after its parents and dependencies. */
public final class TopologicalOrder {
    private static final Comparator<RevisionNode> BY_BRANCH = Comparator.comparing(RevisionNode::tree)
            .thenComparing(RevisionNode::manager)
            .thenComparing(RevisionNode::id);

    private record Visit(RevisionNode node, Iterator<String> before) {}

    private TopologicalOrder() {}

    /**
     * The order that keeps trees, and the branches of a tree, together; it depends on nothing but the revisions.
     * Parents and dependencies that are not among the given revisions count as done.
     *
     * @param nodes revisions with different ids
     */
    public static List<RevisionNode> of(Collection<RevisionNode> nodes) {
        Map<String, RevisionNode> byId = new HashMap<>();
        Set<String> followed = new HashSet<>();
        for (RevisionNode node : nodes) {
            byId.put(node.id(), node);
            followed.addAll(node.parents());
        }
        List<RevisionNode> order = new ArrayList<>(nodes.size());
        Set<String> seen = new HashSet<>();
        nodes.stream()
                .filter(node -> !followed.contains(node.id()))
                .sorted(BY_BRANCH)
                .forEach(head -> visit(head, byId, seen, order));
        return order;
    }

    /** Depth first, with a stack of its own: a history can be longer than a thread's stack is deep. */
    private static void visit(
            RevisionNode head, Map<String, RevisionNode> byId, Set<String> seen, List<RevisionNode> order) {
        Deque<Visit> open = new ArrayDeque<>();
        push(head, seen, open);
        while (!open.isEmpty()) {
            Visit top = open.element();
            if (top.before().hasNext()) {
                RevisionNode earlier = byId.get(top.before().next());
                if (earlier != null) {
                    push(earlier, seen, open);
                }
            } else {
                order.add(open.remove().node());
            }
        }
    }

    private static void push(RevisionNode node, Set<String> seen, Deque<Visit> open) {
        if (seen.add(node.id())) {
            List<String> before = Edges.ALL.before(node);
            open.push(new Visit(
                    node, (before.size() < 2 ? before : before.stream().sorted().toList()).iterator()));
        }
    }
}
