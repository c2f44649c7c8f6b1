package dev.espalier.runtime.plan;

import dev.espalier.graph.Edges;
import dev.espalier.graph.HistoryProblem;
import dev.espalier.graph.InvalidHistory;
import dev.espalier.graph.Labels;
import dev.espalier.graph.Problem;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the core answers to a question of the peer's.
 *
 * @param errors kinds of errors; none when there is an answer
 * @param parts the answer's parts by the peer's names
 * @param steps the plan's steps in order
 * @param after the rows after the plan
 */
record PeerAnswer(Set<String> errors, Map<String, Object> parts, List<Step> steps, Set<String> after) {

    static PeerAnswer of(PeerCase question) {
        try {
            return answer(question, question.graph());
        } catch (InvalidHistory invalid) {
            return error(invalid.problems().stream()
                    .map(problem -> kind(question, problem))
                    .toList());
        } catch (Refused refused) {
            return error(refused.refusals().stream().map(PeerAnswer::kind).toList());
        }
    }

    private static PeerAnswer answer(PeerCase question, RevisionGraph graph) {
        State state = new State(question.from());
        Map<String, Object> parts = new LinkedHashMap<>();
        switch (question.op()) {
            case "upgrade", "downgrade" -> {
                Direction direction = Direction.valueOf(question.op().toUpperCase(Locale.ROOT));
                Request request = new Request(direction, question.to(), Optional.empty(), false, Optional.empty());
                return planned(new Planner(graph, state, graph.trees()).plan(request));
            }
            case "stamp" -> {
                boolean purge = question.json().path("purge").asBoolean();
                return planned(Stamp.plan(Request.stamp(question.to(), purge), graph, state, Map.of()));
            }
            case "resolve" -> parts.put("ids", resolved(graph, question.to()));
            case "resolve_one" -> parts.put("id", one(resolved(graph, question.to())));
            case "current_head" -> parts.put("id", one(resolved(graph, List.of("head"))));
            case "load" -> {
                parts.put("heads", heads(graph));
                parts.put("bases", ids(graph, RevisionNode::isRoot));
                parts.put("real_heads", ids(graph, graph::isRealHead));
                parts.put("real_bases", ids(graph, RevisionNode::isRealBase));
            }
            case "heads" -> parts.put("ids", heads(graph));
            case "bases" -> parts.put("ids", ids(graph, RevisionNode::isRoot));
            case "real_heads" -> parts.put("ids", ids(graph, graph::isRealHead));
            case "real_bases" -> parts.put("ids", ids(graph, RevisionNode::isRealBase));
            case "history" -> parts.put("ids", new TreeSet<>(history(graph, question)));
            case "current" -> {
                if (!state.unknown(graph).isEmpty()) {
                    return error(List.of("resolution"));
                }
                parts.put("ids", graph.maximal(state.applied(graph), Edges.PARENTS));
            }
            case "lineage" -> parts.put("ids", lineage(graph, question));
            case "ancestors" -> parts.put("ids", graph.ancestors(listed(question), edges(question)));
            case "descendants" -> parts.put("ids", graph.descendants(listed(question), edges(question)));
            case "props" -> parts.put("nodes", printed(graph));
            default -> throw new IllegalArgumentException(question.op());
        }
        return new PeerAnswer(Set.of(), parts, List.of(), Set.of());
    }

    static List<String> history(RevisionGraph graph, PeerCase question) {
        String range = question.json().path("base").asText() + ":"
                + question.json().path("head").asText();
        return Range.of(graph, range).stream().map(RevisionNode::id).toList();
    }

    private static PeerAnswer planned(Plan plan) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("heads_after", plan.after().rows());
        return new PeerAnswer(Set.of(), parts, plan.steps(), plan.after().rows());
    }

    private static Set<String> resolved(RevisionGraph graph, List<String> targets) {
        Set<String> ids = new TreeSet<>();
        for (String text : targets) {
            new Resolution(graph, new State(List.of()), graph.trees())
                    .of(Target.parse(graph, text))
                    .forEach(node -> ids.add(node.id()));
        }
        return ids;
    }

    private static String one(Set<String> ids) {
        if (ids.size() > 1) {
            throw new Refused(new TargetRefusal.SeveralHeads("head", List.of()));
        }
        return ids.isEmpty() ? "null" : ids.iterator().next();
    }

    private static Set<String> lineage(RevisionGraph graph, PeerCase question) {
        String against = question.json().path("against").asText();
        Set<String> named = resolved(graph, List.of(against));
        Set<String> lineage = named.isEmpty()
                ? Target.parse(graph, against).scope().orElseThrow().lineage(graph)
                : graph.lineage(named, edges(question));
        lineage.retainAll(resolved(graph, PeerCase.texts(question.json().path("targets"))));
        return lineage;
    }

    /** What is printed of each revision. */
    private static Map<String, Object> printed(RevisionGraph graph) {
        Labels labels = Labels.of(graph);
        Map<String, Object> nodes = new LinkedHashMap<>();
        for (RevisionNode node : graph.nodes()) {
            nodes.put(
                    node.id(), List.of(graph.isHead(node), graph.isBranchPoint(node), node.isMerge(), labels.of(node)));
        }
        return nodes;
    }

    private static Collection<String> listed(PeerCase question) {
        return PeerCase.texts(question.json().path("ids"));
    }

    private static Edges edges(PeerCase question) {
        return question.json().path("include_dependencies").asBoolean() ? Edges.ALL : Edges.PARENTS;
    }

    private static Set<String> heads(RevisionGraph graph) {
        return ids(graph, graph::isHead);
    }

    private static Set<String> ids(RevisionGraph graph, Predicate<RevisionNode> condition) {
        Set<String> ids = new TreeSet<>();
        graph.nodes().stream().filter(condition).forEach(node -> ids.add(node.id()));
        return ids;
    }

    private static PeerAnswer error(Collection<String> kinds) {
        return new PeerAnswer(new TreeSet<>(kinds), Map.of(), List.of(), Set.of());
    }

    private static String kind(Refusal refusal) {
        if (refusal instanceof TargetRefusal.SeveralHeads || refusal instanceof TargetRefusal.UndecidedBranch) {
            return "multiple_heads";
        }
        if (refusal instanceof RouteRefusal.NotApplied || refusal instanceof TargetRefusal.NotARange) {
            return "range_not_ancestor";
        }
        return refusal instanceof TargetRefusal.UnknownTarget
                        || refusal instanceof TargetRefusal.AmbiguousTarget
                        || refusal instanceof StateRefusal.UnknownRow
                ? "resolution"
                : "revision_error";
    }

    private static String kind(PeerCase question, Problem problem) {
        if (problem instanceof HistoryProblem.Cycle cycle) {
            List<String> path = cycle.path();
            boolean byParents = true;
            for (int i = 0; i + 1 < path.size(); i++) {
                byParents &= question.follows(path.get(i), path.get(i + 1));
            }
            return (byParents ? "" : "dependency_") + (path.size() == 2 ? "self_loop" : "cycle");
        }
        return problem instanceof HistoryProblem.UnknownParent || problem instanceof HistoryProblem.UnknownDependency
                ? "missing"
                : "revision_error";
    }
}
