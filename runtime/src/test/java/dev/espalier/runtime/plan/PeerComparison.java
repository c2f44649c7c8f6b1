package dev.espalier.runtime.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares an answer of the core with the peer's: sets of revisions, the order of steps, rows, kinds of errors. */
final class PeerComparison {
    private PeerComparison() {}

    /** What is different, when something is. */
    static Optional<String> difference(PeerCase question, PeerAnswer answer) {
        if (!question.error().isEmpty() || !answer.errors().isEmpty()) {
            return answer.errors().contains(question.error())
                    ? Optional.empty()
                    : Optional.of("ours " + answer.errors() + answer.parts());
        }
        JsonNode expect = question.expect();
        if (question.op().equals("stamp")) {
            return expect.has("heads_after") ? part("heads_after", answer, expect) : Optional.empty();
        }
        if (expect.has("plan")) {
            Set<String> ours = new TreeSet<>();
            answer.steps().forEach(step -> ours.add(step.node().id()));
            Set<String> theirs = new TreeSet<>(PeerCase.texts(expect.path("plan")));
            if (!ours.equals(theirs)) {
                return Optional.of("ours steps " + ours);
            }
        }
        return answer.parts().keySet().stream()
                .filter(expect::has)
                .flatMap(name -> part(name, answer, expect).stream())
                .findFirst();
    }

    private static Optional<String> part(String name, PeerAnswer answer, JsonNode expect) {
        Object ours = answer.parts().get(name);
        Object theirs = switch (name) {
            case "id" -> expect.path(name).asText("null");
            case "nodes" -> printed(expect.path(name));
            default -> new TreeSet<>(PeerCase.texts(expect.path(name)));
        };
        return theirs.equals(ours) ? Optional.empty() : Optional.of("ours " + name + " " + ours);
    }

    private static Map<String, Object> printed(JsonNode nodes) {
        Map<String, Object> printed = new LinkedHashMap<>();
        nodes.properties()
                .forEach(node -> printed.put(
                        node.getKey(),
                        List.of(
                                node.getValue().path("head").asBoolean(),
                                node.getValue().path("branchpoint").asBoolean(),
                                node.getValue().path("mergepoint").asBoolean(),
                                new TreeSet<>(PeerCase.texts(node.getValue().path("labels"))))));
        return printed;
    }

    /**
     * Whatever the peer says: every prefix of a plan is a valid state, and the order is one that can be carried out.
     */
    static Optional<String> unsound(PeerCase question, PeerAnswer answer) {
        if (answer.steps().isEmpty()) {
            return Optional.empty();
        }
        RevisionGraph graph = question.graph();
        if (question.op().equals("stamp")) {
            return graph.maximal(graph.ancestors(answer.after())).equals(answer.after())
                    ? Optional.empty()
                    : Optional.of("unsound rows " + answer.after());
        }
        Set<String> applied = new HashSet<>(new State(question.from()).applied(graph));
        Set<String> rows = new TreeSet<>(question.from());
        for (Step step : answer.steps()) {
            RevisionNode node = step.node();
            boolean sound = step.direction() == Direction.UPGRADE
                    ? applied.containsAll(graph.before(node)) && applied.add(node.id())
                    : graph.after(node).noneMatch(later -> applied.contains(later.id())) && applied.remove(node.id());
            rows.removeAll(step.removed());
            rows.addAll(step.added());
            if (!sound || !rows.equals(graph.maximal(applied))) {
                return Optional.of("unsound at " + step.title() + " with rows " + rows);
            }
        }
        return Optional.empty();
    }
}
