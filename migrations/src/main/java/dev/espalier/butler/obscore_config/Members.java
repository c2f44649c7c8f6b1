package dev.espalier.butler.obscore_config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.Obstacle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The members of a configuration, each as what it must be. */
record Members(JsonNode configuration) {
    /** A text that must be there. */
    String text(String name) {
        JsonNode value = configuration.path(name);
        return value.isTextual() ? value.asText() : refuse(name, "a text");
    }

    /** A text. */
    String text(String name, String otherwise) {
        return configuration.has(name) ? text(name) : otherwise;
    }

    /** A whole number that must be there. */
    int number(String name) {
        JsonNode value = configuration.path(name);
        return value.isInt() ? value.asInt() : refuse(name, "a whole number");
    }

    /** A mapping that must be there. */
    Set<Map.Entry<String, JsonNode>> mapping(String name) {
        JsonNode value = configuration.path(name);
        return value.isObject() ? value.properties() : refuse(name, "a mapping");
    }

    /** A mapping; none is an empty one. */
    Set<Map.Entry<String, JsonNode>> mappingOrNone(String name) {
        return configuration.hasNonNull(name) ? mapping(name) : Set.of();
    }

    /** One text, or a list of texts. */
    List<String> texts(String name) {
        JsonNode value = configuration.path(name);
        List<JsonNode> items = value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).toList()
                : List.of(value);
        return !items.isEmpty() && items.stream().allMatch(JsonNode::isTextual)
                ? items.stream().map(JsonNode::asText).toList()
                : refuse(name, "a text or a list of texts");
    }

    private <T> T refuse(String name, String wanted) {
        JsonNode value = configuration.path(name);
        throw new Obstacle("the observation table's configuration: " + name + " is "
                + (value.isMissingNode() ? "missing" : value) + "; it must be " + wanted);
    }
}
