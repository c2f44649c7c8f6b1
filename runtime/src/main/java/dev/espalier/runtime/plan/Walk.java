package dev.espalier.runtime.plan;

import dev.espalier.graph.Edges;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where a relative target leads: so many revisions along parents, each the only one there is.
 *
 * @param start where it began; none is before everything
 * @param end where it ended; none is before everything
 */
record Walk(Optional<RevisionNode> start, Optional<RevisionNode> end) {
    /**
     * Walks from the target's start, or from where the database stands.
     *
     * @throws Refused when there is no such way, or more than one
     */
    static Walk of(RevisionGraph graph, State state, Target.Relative target, Direction direction) {
        return of(graph, state, target, direction, false);
    }

    /** The same; with {@code mayEndEarly} the walk ends where there is nothing more. */
    static Walk of(RevisionGraph graph, State state, Target.Relative target, Direction direction, boolean mayEndEarly) {
        Optional<RevisionNode> start = target.start()
                .map(from -> named(graph, state, target, from))
                .orElseGet(() -> standing(graph, state, target, direction));
        Optional<Set<String>> lineage = target.scope().map(scope -> scope.lineage(graph));
        Predicate<RevisionNode> within =
                node -> lineage.map(l -> l.contains(node.id())).orElse(true);
        Optional<RevisionNode> node = start;
        for (int taken = 0; taken < Math.abs(target.steps()); taken++) {
            if (target.steps() < 0 && node.isEmpty() && mayEndEarly) {
                break;
            }
            if (target.steps() < 0 && node.isEmpty()) {
                throw refused(target, "there are only " + taken + " revisions before the start");
            }
            Collection<RevisionNode> next = (target.steps() > 0 ? after(graph, node) : graph.parents(node.get()))
                    .stream().filter(within).toList();
            if (next.size() > 1) {
                throw refused(target, "the way parts; go on to one of " + titles(next));
            }
            if (target.steps() > 0 && next.isEmpty() && mayEndEarly) {
                break;
            }
            if (target.steps() > 0 && next.isEmpty()) {
                throw refused(target, "there are only " + taken + " revisions after the start");
            }
            node = next.stream().findFirst();
        }
        return new Walk(start, node);
    }

    private static Collection<RevisionNode> after(RevisionGraph graph, Optional<RevisionNode> node) {
        return node.map(graph::children)
                .orElseGet(() ->
                        graph.nodes().stream().filter(RevisionNode::isRoot).toList());
    }

    private static Optional<RevisionNode> named(RevisionGraph graph, State state, Target.Relative target, Target from) {
        List<RevisionNode> nodes = new Resolution(graph, state, graph.trees()).of(from);
        if (nodes.size() > 1) {
            throw new Refused(new TargetRefusal.SeveralHeads(target.text(), nodes));
        }
        return nodes.stream().findFirst();
    }

    private static Optional<RevisionNode> standing(
            RevisionGraph graph, State state, Target.Relative target, Direction direction) {
        boolean forward = direction == Direction.UPGRADE;
        if (forward ? target.steps() <= 0 : target.steps() >= 0) {
            throw refused(
                    target,
                    forward
                            ? "an upgrade goes forward; write +N or downgrade"
                            : "a downgrade goes back; write -N or" + " upgrade");
        }
        List<RevisionNode> rows =
                target.scope().map(scope -> within(graph, state, scope)).orElseGet(() -> graph.inOrder(state.rows()));
        if (rows.size() > 1) {
            throw refused(
                    target,
                    "the database stands at " + titles(rows)
                            + "; write a tree, branch or id and '@' before it, such as "
                            + rows.get(0).id() + "@" + target.text());
        }
        if (rows.isEmpty() && !forward) {
            throw refused(target, "nothing of it is applied");
        }
        return rows.stream().findFirst();
    }

    /** The rows of a part of the history; where it has none, the last revisions of it that other rows include. */
    private static List<RevisionNode> within(RevisionGraph graph, State state, Scope scope) {
        Set<String> lineage = scope.lineage(graph);
        List<String> rows = state.rows().stream().filter(lineage::contains).toList();
        lineage.retainAll(state.applied(graph));
        return graph.inOrder(rows.isEmpty() ? graph.maximal(lineage, Edges.PARENTS) : rows);
    }

    private static Refused refused(Target.Relative target, String reason) {
        return new Refused(new TargetRefusal.NoSuchWay(target.text(), reason));
    }

    private static String titles(Collection<RevisionNode> nodes) {
        return nodes.stream().map(RevisionNode::title).collect(Collectors.joining(", "));
    }
}
