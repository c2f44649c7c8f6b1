package dev.espalier.runtime.plan;

import dev.espalier.graph.Capability;
import dev.espalier.graph.Edges;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The way back to some targets, one step after the other, or what is in the way. */
final class Descent {
    private final RevisionGraph graph;
    private final State state;
    private final Set<String> applied;
    private final Set<String> undone = new HashSet<>();
    private final List<Refusal> refusals = new ArrayList<>();

    Descent(RevisionGraph graph, State state, Set<String> applied) {
        this.graph = graph;
        this.state = state;
        this.applied = applied;
    }

    /** Takes all steps back; what cannot be done is returned. */
    Collection<Refusal> to(List<String> targets, Resolution resolution, Rows rows) {
        for (String text : targets) {
            Target target = Target.parse(graph, text);
            if (target instanceof Target.Relative relative) {
                Walk walk = Walk.of(graph, state, relative, Direction.DOWNGRADE);
                back(text, walk.end(), line(relative, walk));
            } else {
                List<RevisionNode> goals = resolution.of(target);
                if (goals.size() > 1) {
                    throw new Refused(new TargetRefusal.SeveralHeads(text, goals));
                }
                back(text, goals.stream().findFirst(), target.scope().map(scope -> scope.trunk(graph)));
            }
        }
        List<RevisionNode> order = new ArrayList<>(graph.inOrder(undone));
        Collections.reverse(order);
        order.stream()
                .filter(node -> !node.canPass(Capability.DOWNGRADE))
                .map(RouteRefusal.Irreversible::new)
                .forEach(refusals::add);
        if (refusals.isEmpty()) {
            order.forEach(rows::downgrade);
        }
        return refusals;
    }

    /** What is undone is what follows the goal, on the given line where the goal has several, and all after that. */
    private void back(String text, Optional<RevisionNode> goal, Optional<Set<String>> line) {
        List<String> first = (goal.isPresent() ? graph.children(goal.get()) : graph.nodes())
                .stream()
                        .filter(node -> goal.isPresent() || node.isRoot())
                        .map(RevisionNode::id)
                        .toList();
        if (first.size() > 1 && line.isPresent()) {
            first = first.stream().filter(line.get()::contains).toList();
            if (first.isEmpty()) {
                throw new Refused(new TargetRefusal.NoSuchWay(text, "nothing that follows it is on that line"));
            }
        }
        Set<String> after = graph.descendants(first);
        after.retainAll(applied);
        undone.addAll(after);
        goal.filter(node -> !applied.contains(node.id()))
                .map(RouteRefusal.NotApplied::new)
                .ifPresent(refusals::add);
    }

    /** From where the database stands, only its own line is meant. */
    private Optional<Set<String>> line(Target.Relative target, Walk walk) {
        return target.start().isPresent()
                ? target.scope().map(scope -> scope.trunk(graph))
                : walk.start().map(node -> graph.ancestors(Set.of(node.id()), Edges.PARENTS));
    }
}
