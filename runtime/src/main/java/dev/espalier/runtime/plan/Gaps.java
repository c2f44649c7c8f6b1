package dev.espalier.runtime.plan;

import dev.espalier.graph.Capability;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The revisions that a database has passed by: below where it stands, and by the journal never applied.
 *
 * <p>The only proof is an upgrade whose revision has something below it today that the rows of the time did not include
 * and that no other step has applied. A stamp, a baseline, a detour, and a row that another tool has written vouch for
 * all that is below them, so that what was inserted there later is not found; nothing that is applied is ever reported.
 */
public final class Gaps {
    private final RevisionGraph graph;
    /** The rows as the journal's steps have left them. */
    private final Set<String> rows = new HashSet<>();
    /** What steps of its own have applied. */
    private final Set<String> applied = new HashSet<>();

    private final Set<String> gaps = new HashSet<>();

    private Gaps(RevisionGraph graph) {
        this.graph = graph;
    }

    /**
     * The gaps, each after those that come before it.
     *
     * @param graph the history without any detour
     * @param journal what was done to the database, in that order; empty when nobody knows
     */
    public static List<RevisionNode> of(RevisionGraph graph, State state, List<Done> journal) {
        Gaps gaps = new Gaps(graph);
        journal.forEach(gaps::follow);
        return gaps.below(state.rows());
    }

    private void follow(Done step) {
        Set<String> removed = less(step.before(), step.after());
        vouch(less(removed, rows));
        switch (step.direction()) {
            case UPGRADE -> upgrade(step);
            case APPLY, ACCEPT -> apply(step.id());
            case CREATE -> vouch(Set.of(step.id()));
            case STAMP -> vouch(step.after());
            case DOWNGRADE -> undo(step.id());
        }
        if (step.direction() == Direction.STAMP) {
            // A stamp speaks of the whole table: what it did not see, another tool has taken away.
            rows.retainAll(step.before());
        }
        rows.removeAll(removed);
        rows.addAll(less(step.after(), step.before()));
    }

    private void upgrade(Done step) {
        if (step.tree().isOneShot()) {
            vouch(Set.of(step.id()));
        } else {
            graph.find(step.id()).ifPresent(node -> passBy(node, step.before()));
        }
        apply(step.id());
    }

    /** What is below the revision, and was neither applied by a step nor included in the rows. */
    private void passBy(RevisionNode node, Set<String> stood) {
        Deque<String> open = new ArrayDeque<>();
        below(node).filter(id -> !stood.contains(id) && !applied.contains(id)).forEach(open::add);
        if (open.isEmpty() || !stood.stream().allMatch(id -> graph.find(id).isPresent())) {
            return;
        }
        Set<String> seen = graph.ancestors(stood);
        while (!open.isEmpty()) {
            String id = open.remove();
            if (!applied.contains(id) && seen.add(id)) {
                gaps.add(id);
                below(graph.get(id)).forEach(open::add);
            }
        }
    }

    private void apply(String id) {
        applied.add(id);
        gaps.remove(id);
    }

    /** What was undone is a gap where rows claim it all the same: an older build did not know that they do. */
    private void undo(String id) {
        applied.remove(id);
        gaps.add(id);
    }

    private void vouch(Collection<String> ids) {
        if (!gaps.isEmpty() && !ids.isEmpty()) {
            gaps.removeAll(graph.ancestors(ids));
        }
    }

    private List<RevisionNode> below(Set<String> standing) {
        vouch(less(standing, rows));
        gaps.retainAll(graph.ancestors(standing));
        return graph.inOrder(gaps).stream()
                .filter(node -> node.can(Capability.UPGRADE))
                .toList();
    }

    private static Stream<String> below(RevisionNode node) {
        return Stream.concat(node.parents().stream(), node.dependsOn().stream());
    }

    private static Set<String> less(Set<String> ids, Set<String> others) {
        Set<String> rest = new HashSet<>(ids);
        rest.removeAll(others);
        return rest;
    }
}
