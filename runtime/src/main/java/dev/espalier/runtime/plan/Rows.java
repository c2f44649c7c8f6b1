package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Follows the version table through a plan, one step after the other: the rows are always the maximal elements of what
 * is applied.
 */
final class Rows {
    private final RevisionGraph graph;
    private final Set<String> applied;
    private final NavigableSet<String> rows;
    private final List<Step> steps = new ArrayList<>();

    Rows(RevisionGraph graph, State state) {
        this.graph = graph;
        this.applied = new HashSet<>(state.applied(graph));
        this.rows = new TreeSet<>(state.rows());
    }

    /** Applies a revision whose parents and dependencies are applied. */
    void upgrade(RevisionNode node) {
        List<String> removed = before(node).filter(rows::contains).toList();
        Optional<RevisionNode> from = standing(node);
        applied.add(node.id());
        step(node, Direction.UPGRADE, from, Optional.of(node), removed, List.of(node.id()));
    }

    /** Applies a revision together with all that it includes of its tree, which is not in use yet. */
    void create(RevisionNode node, Set<String> included) {
        List<String> removed = included.stream()
                .flatMap(id -> before(graph.get(id)))
                .filter(rows::contains)
                .distinct()
                .toList();
        applied.addAll(included);
        step(node, Direction.CREATE, Optional.empty(), Optional.of(node), removed, List.of(node.id()));
    }

    /** Undoes a revision that nothing applied comes after. */
    void downgrade(RevisionNode node) {
        applied.remove(node.id());
        List<String> added =
                before(node).filter(id -> isMaximal(id) && !rows.contains(id)).toList();
        Optional<RevisionNode> to = node.parents().stream().sorted().findFirst().map(graph::get);
        step(node, Direction.DOWNGRADE, Optional.of(node), to, List.of(node.id()), added);
    }

    List<Step> steps() {
        return steps;
    }

    State state() {
        return new State(rows);
    }

    private void step(
            RevisionNode node,
            Direction direction,
            Optional<RevisionNode> from,
            Optional<RevisionNode> to,
            List<String> removed,
            List<String> added) {
        rows.removeAll(removed);
        rows.addAll(added);
        steps.add(new Step(node, direction, from, to, removed, added));
    }

    private Optional<RevisionNode> standing(RevisionNode node) {
        return node.parents().stream()
                .filter(applied::contains)
                .sorted()
                .findFirst()
                .map(graph::get);
    }

    private boolean isMaximal(String id) {
        return graph.after(graph.get(id)).noneMatch(later -> applied.contains(later.id()));
    }

    private static Stream<String> before(RevisionNode node) {
        return Stream.concat(node.parents().stream(), node.dependsOn().stream());
    }
}
