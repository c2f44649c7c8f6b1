package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
        this.applied = state.applied(graph);
        this.rows = new TreeSet<>(state.rows());
    }

    /** Applies a revision whose parents and dependencies are applied. */
    void upgrade(RevisionNode node) {
        List<String> removed =
                graph.before(node).stream().filter(rows::contains).toList();
        Optional<RevisionNode> from = standing(node);
        applied.add(node.id());
        step(node, Direction.UPGRADE, from, Optional.of(node), removed, List.of(node.id()));
    }

    /** Applies a revision together with all that it includes of its tree, which is not in use yet. */
    void create(RevisionNode node, Set<String> included) {
        List<String> removed = included.stream()
                .flatMap(id -> graph.before(graph.get(id)).stream())
                .filter(rows::contains)
                .distinct()
                .toList();
        applied.addAll(included);
        step(node, Direction.CREATE, Optional.empty(), Optional.of(node), removed, List.of(node.id()));
    }

    /** Undoes a revision that nothing applied comes after. */
    void downgrade(RevisionNode node) {
        applied.remove(node.id());
        List<String> added = graph.before(node).stream()
                .filter(id -> graph.after(graph.get(id)).noneMatch(later -> applied.contains(later.id())))
                .filter(id -> !rows.contains(id))
                .toList();
        Optional<RevisionNode> to = node.parents().stream().sorted().findFirst().map(graph::get);
        step(node, Direction.DOWNGRADE, Optional.of(node), to, List.of(node.id()), added);
    }

    /** What is applied after the steps so far. */
    Set<String> applied() {
        return applied;
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
        removed.forEach(rows::remove);
        rows.addAll(added);
        steps.add(new Step(node, direction, from, to, removed, added));
    }

    private Optional<RevisionNode> standing(RevisionNode node) {
        return node.parents().stream()
                .filter(applied::contains)
                .min(Comparator.naturalOrder())
                .map(graph::get);
    }
}
