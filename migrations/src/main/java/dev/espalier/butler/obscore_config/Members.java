package dev.espalier.butler.obscore_config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.Obstacle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The members of a configuration; what is not as it must be is an {@link Obstacle}. */
record Members(JsonNode configuration) {
    /** A text that must be there. */
    String text(String name) {
        return member(name, JsonNode::isTextual, "a text").asText();
    }

    /** A text. */
    String text(String name, String otherwise) {
        return configuration.has(name) ? text(name) : otherwise;
    }

    /** A whole number that must be there. */
    int number(String name) {
        return member(name, JsonNode::isInt, "a whole number").asInt();
    }

    /** A mapping that must be there. */
    Set<Map.Entry<String, JsonNode>> mapping(String name) {
        return member(name, JsonNode::isObject, "a mapping").properties();
    }

    /** A mapping; none is an empty one. */
    Set<Map.Entry<String, JsonNode>> mappingOrNone(String name) {
        return configuration.hasNonNull(name) ? mapping(name) : Set.of();
    }

    /** One text, or a list of texts. */
    List<String> texts(String name) {
        JsonNode value = member(name, Members::isTexts, "a text or a list of texts");
        return value.isTextual()
                ? List.of(value.asText())
                : StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
    }

    private static boolean isTexts(JsonNode value) {
        return value.isTextual()
                || (value.isArray()
                        && !value.isEmpty()
                        && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isTextual));
    }

    private JsonNode member(String name, Predicate<JsonNode> isRight, String wanted) {
        JsonNode value = configuration.path(name);
        if (!isRight.test(value)) {
            throw new Obstacle("the observation table's configuration: " + name + " is "
                    + (value.isMissingNode() ? "missing" : value) + "; it must be " + wanted);
        }
        return value;
    }
}
