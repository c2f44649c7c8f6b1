package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The revisions from one target to another, {@code a:b}, both included; without an end, as far as there are any. */
public final class Range {
    private Range() {}

    /**
     * The revisions of a range, newest first.
     *
     * @param text {@code a:b}, {@code a:}, {@code :b}, {@code a:+N} or {@code -N:b}
     * @throws Refused when an end is not known, or does not come after the start
     */
    public static List<RevisionNode> of(RevisionGraph graph, String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new Refused(new TargetRefusal.NotARange(text));
        }
        String from = text.substring(0, colon);
        String to = text.substring(colon + 1);
        boolean fromEnd = from.startsWith("-");
        List<RevisionNode> end = to.startsWith("+")
                ? walk(graph, from.isEmpty() ? List.of() : end(graph, from), to, Direction.UPGRADE)
                : end(graph, to.isEmpty() ? "heads" : to);
        List<RevisionNode> start =
                fromEnd ? walk(graph, end, from, Direction.DOWNGRADE) : from.isEmpty() ? List.of() : end(graph, from);
        Set<String> within = graph.ancestors(ids(end));
        if (!start.isEmpty()) {
            within.retainAll(graph.descendants(ids(start)));
            if (within.isEmpty()) {
                throw new Refused(new TargetRefusal.NotARange(text));
            }
        }
        List<RevisionNode> range = new ArrayList<>(graph.inOrder(within));
        Collections.reverse(range);
        return range;
    }

    /** One end by its distance from the other. */
    private static List<RevisionNode> walk(
            RevisionGraph graph, List<RevisionNode> other, String text, Direction direction) {
        return Target.parse(graph, text) instanceof Target.Relative relative
                ? Walk.of(graph, new State(ids(other)), relative, direction, true).end().stream()
                        .toList()
                : end(graph, text);
    }

    private static List<RevisionNode> end(RevisionGraph graph, String text) {
        State nowhere = new State(List.of());
        Target target = Target.parse(graph, text);
        return target instanceof Target.Relative relative
                ? Walk.of(graph, nowhere, relative, Direction.UPGRADE).end().stream()
                        .toList()
                : new Resolution(graph, nowhere, graph.trees()).of(target);
    }

    private static List<String> ids(List<RevisionNode> nodes) {
        return nodes.stream().map(RevisionNode::id).toList();
    }
}
