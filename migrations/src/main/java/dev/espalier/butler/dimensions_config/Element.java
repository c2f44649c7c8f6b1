package dev.espalier.butler.dimensions_config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * An element of a universe: a dimension, which has keys of its own, or what joins some of them.
 *
 * @param keys the dimension's own key, and other ones by which its rows can be told apart
 * @param hasTable whether it has rows of its own; the others are read from another element's table
 */
public record Element(
        String name,
        List<String> requires,
        List<String> implies,
        List<Field> keys,
        List<Field> metadata,
        boolean hasTable) {
    /**
     * A column.
     *
     * @param length how many characters a text may have; 0 for all else
     */
    public record Field(String name, String type, int length, boolean nullable) {
        private static Field parse(JsonNode json) {
            return new Field(
                    json.path("name").asText(),
                    json.path("type").asText(),
                    json.path("length").asInt(),
                    json.path("nullable").asBoolean(true));
        }
    }

    static Element parse(String name, JsonNode json) {
        return new Element(
                name,
                texts(json.path("requires")),
                texts(json.path("implies")),
                fields(json.path("keys")),
                fields(json.path("metadata")),
                json.findValue("view_of") == null);
    }

    static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<Field> fields(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(Field::parse).toList();
    }
}
