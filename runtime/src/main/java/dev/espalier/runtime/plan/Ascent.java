package dev.espalier.runtime.plan;

import dev.espalier.graph.Capability;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The way up to some revisions, one step after the other, or what is in the way. */
final class Ascent {
    private final RevisionGraph graph;
    private final Map<TreeName, List<RevisionNode>> standing;
    private final Rows rows;
    private final Set<String> done;
    private final Set<TreeName> inUse = new HashSet<>();
    private final Map<TreeName, Start> starts = new HashMap<>();

    private final Map<TreeName, Refusal> refusals = new LinkedHashMap<>();

    /**
     * How a tree that is not in use yet begins: the newest baseline on the way, and the revisions that come with it.
     */
    private record Start(RevisionNode baseline, Set<String> included) {}

    Ascent(RevisionGraph graph, State state, Rows rows) {
        this.graph = graph;
        this.standing = state.byTree(graph);
        this.rows = rows;
        this.done = rows.applied();
        done.forEach(id -> inUse.add(graph.get(id).tree()));
    }

    /** Takes all steps to the revisions; what cannot be done is returned, for each tree the first thing. */
    Collection<Refusal> to(List<RevisionNode> goals) {
        for (RevisionNode goal : goals) {
            List<RevisionNode> open = graph.inOrder(graph.missing(Set.of(goal.id()), done));
            starts.clear();
            open.stream()
                    .filter(node -> !inUse.contains(node.tree()) && node.can(Capability.CREATE))
                    .forEach(node -> starts.put(node.tree(), start(node)));
            take(open, goal);
        }
        return refusals.values();
    }

    /**
     * Goes through the revisions until all are done: one that a baseline elsewhere must come before waits for the next
     * round.
     */
    private void take(List<RevisionNode> open, RevisionNode goal) {
        List<RevisionNode> left = open;
        while (!left.isEmpty()) {
            List<RevisionNode> waiting = new ArrayList<>();
            for (RevisionNode node : left) {
                if (!done.contains(node.id()) && !step(node, goal)) {
                    waiting.add(node);
                }
            }
            if (waiting.size() == left.size()) {
                waiting.stream().filter(this::isFirst).forEach(node -> refuse(node, goal));
                return;
            }
            left = waiting;
        }
    }

    private boolean step(RevisionNode node, RevisionNode goal) {
        Start start = starts.get(node.tree());
        if (start != null && !inUse.contains(node.tree()) && start.included().contains(node.id())) {
            return create(start);
        }
        if (!isFirst(node)) {
            return false;
        }
        Optional<Refusal> crossing = crossing(goal, node);
        crossing.ifPresent(refusal -> refusals.putIfAbsent(node.tree(), refusal));
        if (crossing.isPresent() || !node.canPass(Capability.UPGRADE)) {
            return false;
        }
        rows.upgrade(node);
        inUse.add(node.tree());
        return true;
    }

    /**
     * Builds the baseline, and with it all that it includes, as soon as what these depend on in other trees is done.
     */
    private boolean create(Start start) {
        boolean ready = start.included().stream()
                .flatMap(id -> graph.get(id).dependsOn().stream())
                .allMatch(done::contains);
        if (ready) {
            rows.create(start.baseline(), start.included());
            inUse.add(start.baseline().tree());
        }
        return ready;
    }

    private Start start(RevisionNode baseline) {
        Set<String> included = graph.ancestors(Set.of(baseline.id()));
        included.removeIf(id -> !graph.get(id).tree().equals(baseline.tree()));
        return new Start(baseline, included);
    }

    /** Whether all that comes before the revision is done. */
    private boolean isFirst(RevisionNode node) {
        return done.containsAll(graph.before(node));
    }

    private void refuse(RevisionNode node, RevisionNode goal) {
        refusals.putIfAbsent(node.tree(), new RouteRefusal.NothingToCarryOut(node, goal));
    }

    /** A database is on one branch of a tree; to reach another one is what one-shot trees are for. */
    private Optional<Refusal> crossing(RevisionNode goal, RevisionNode node) {
        return standing.getOrDefault(node.tree().base(), List.of()).stream()
                .findFirst()
                .filter(current -> !current.isRoot() && !node.tree().isOneShot())
                .filter(current -> !current.manager().equals(node.manager()))
                .map(current -> new RouteRefusal.OtherBranch(goal, current, OneShots.between(graph, current, node)));
    }
}
