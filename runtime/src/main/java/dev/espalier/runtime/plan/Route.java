package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the steps to a target wherever it is: on the branches the database is on, or on another one that a single
 * one-shot tree leads to. Then the plan goes to where the one-shot tree starts, through it, and on from its end.
 */
public final class Route {
    private final RevisionGraph graph;
    private final Collection<TreeName> newTrees;

    /**
     * @param graph the history, with its one-shot trees beside it
     * @param newTrees see {@link Planner}
     */
    public Route(RevisionGraph graph, Collection<TreeName> newTrees) {
        this.graph = graph;
        this.newTrees = newTrees;
    }

    /**
     * The plan for a request to upgrade or downgrade.
     *
     * @throws Refused when there is none, or more than one way
     */
    public Plan plan(Request request, State state) {
        try {
            return new Planner(graph, state, newTrees).plan(request);
        } catch (Refused refused) {
            if (refused.refusals().size() == 1 && refused.refusals().get(0) instanceof RouteRefusal.OtherBranch other) {
                return crossing(request, state, other, refused);
            }
            throw refused;
        }
    }

    private Plan crossing(Request request, State state, RouteRefusal.OtherBranch other, Refused refused) {
        Map<TreeName, Plan> plans = new LinkedHashMap<>();
        Refused reason = refused;
        for (TreeName way : other.ways()) {
            try {
                plans.put(way, through(way, request, state, other));
            } catch (Refused e) {
                reason = other.ways().size() == 1 ? e : reason;
            }
        }
        if (plans.size() > 1) {
            throw new Refused(new RouteRefusal.SeveralWays(other.target(), List.copyOf(plans.keySet())));
        }
        if (plans.isEmpty()) {
            throw reason;
        }
        return plans.values().iterator().next();
    }

    /** To the detour's start, through the detour, and from its end to the target. */
    private Plan through(TreeName way, Request request, State state, RouteRefusal.OtherBranch other) {
        RevisionGraph detour = graph.replacing(way);
        RevisionNode start = last(detour.nodes(way), other.current().manager());
        RevisionNode end = last(detour.nodes(way), other.target().manager());
        Plan before = new Planner(graph, state, List.of()).plan(request.to(List.of(start.id())));
        OneShots.expectOnWay(graph, detour, way, before.after());
        Plan across = new Planner(detour, before.after(), List.of()).plan(request.to(List.of(end.id())));
        Plan after = plan(request, across.after());
        List<Step> steps = new ArrayList<>(before.steps());
        steps.addAll(across.steps());
        steps.addAll(after.steps());
        return new Plan(request, state, steps, after.after());
    }

    private static RevisionNode last(List<RevisionNode> nodes, String manager) {
        return nodes.stream()
                .filter(node -> node.manager().equals(manager))
                .reduce((one, other) -> other)
                .orElseThrow();
    }
}
