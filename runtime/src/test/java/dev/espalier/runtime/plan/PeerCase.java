package dev.espalier.runtime.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.graph.Capability;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** One recorded answer of the peer: a graph, a question about it, and what the peer said. */
record PeerCase(JsonNode nodes, JsonNode json) {
    private static final TreeName NAMELESS = new TreeName("");

    String op() {
        return json.path("op").asText();
    }

    JsonNode expect() {
        return json.path("expect");
    }

    /** The kind of error that the peer reported, or nothing. */
    String error() {
        return expect().path("error").asText();
    }

    boolean isPeersDefect() {
        return json.path("reference_defect").asBoolean() || error().startsWith("internal:");
    }

    List<String> from() {
        return listed("from");
    }

    /** The targets as written; where the peer's interface takes nothing for it, the word base. */
    List<String> to() {
        List<String> targets = listed("to");
        return targets.isEmpty() && json.has("to") ? List.of("base") : targets;
    }

    private List<String> listed(String name) {
        JsonNode value = json.path(name);
        return value.isTextual() ? List.of(value.asText()) : texts(value);
    }

    /** The ids of the graph, as often as they are there. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        nodes.forEach(node -> ids.add(node.path("id").asText()));
        return ids;
    }

    /** Whether one revision names another one as its parent. */
    boolean follows(String id, String parent) {
        for (JsonNode node : nodes) {
            if (node.path("id").asText().equals(id) && texts(node.path("down")).contains(parent)) {
                return true;
            }
        }
        return false;
    }

    RevisionGraph graph() {
        List<RevisionNode> revisions = new ArrayList<>();
        Map<String, List<String>> labels = new HashMap<>();
        for (JsonNode node : nodes) {
            String id = node.path("id").asText();
            labels.put(id, texts(node.path("labels")));
            revisions.add(new RevisionNode(
                    id,
                    texts(node.path("down")),
                    texts(node.path("depends_on")),
                    NAMELESS,
                    "",
                    "",
                    Set.of(Capability.UPGRADE, Capability.DOWNGRADE),
                    id,
                    id,
                    ""));
        }
        return RevisionGraph.labelled(revisions, labels);
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Override
    public String toString() {
        return json + " over " + nodes;
    }
}
