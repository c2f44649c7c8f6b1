package dev.espalier.butler.dimensions_config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.Obstacle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A place in the JSON of a universe, where it can be edited. An edit that does not find what it expects is an
 * {@link Obstacle}: what a registry says of itself is never guessed.
 *
 * @param path where it is, such as {@code elements.visit.metadata.seq_num}
 */
record Place(JsonNode json, String path) {
    /** Whether an item of a list goes by that name: a text that is the name, or an object that has it. */
    static boolean isNamed(JsonNode item, String name) {
        return name.equals(item.isTextual() ? item.asText() : item.path("name").asText());
    }

    /** The place that names lead to: members of objects, and items of lists. */
    Place at(String... names) {
        Place place = this;
        for (String name : names) {
            place = place.child(name);
        }
        return place;
    }

    private Place child(String name) {
        JsonNode child = json.isArray() ? json.path(index(name)) : json.path(name);
        if (child.isMissingNode()) {
            throw obstacle(childPath(name) + " is missing");
        }
        return new Place(child, childPath(name));
    }

    /** Gives an object another value for one that it must have. */
    void change(String member, JsonNode from, JsonNode to) {
        expect(member, from);
        object().set(member, to);
    }

    /** Gives an object a member, behind the others. */
    void put(String member, JsonNode value) {
        if (object().has(member)) {
            throw obstacle(childPath(member) + " is there already");
        }
        object().set(member, value.deepCopy());
    }

    /** Gives an object a member, behind the others, unless it has just that already. */
    void putUnlessEqual(String member, JsonNode value) {
        if (!value.equals(object().get(member))) {
            put(member, value);
        }
    }

    /** Gives an object a member in front of another one. */
    void putBefore(String next, String member, JsonNode value) {
        child(next);
        put(member, value);
        Map<String, JsonNode> behind = new LinkedHashMap<>();
        object().properties().stream()
                .dropWhile(entry -> !entry.getKey().equals(next))
                .filter(entry -> !entry.getKey().equals(member))
                .forEach(entry -> behind.put(entry.getKey(), entry.getValue()));
        object().remove(behind.keySet());
        object().setAll(behind);
    }

    /** Takes a list away that has no items left. */
    void removeIfEmpty(String member) {
        if (child(member).json.isEmpty()) {
            object().remove(member);
        }
    }

    /** Takes a member away, which must have that value. */
    void remove(String member, JsonNode value) {
        expect(member, value);
        object().remove(member);
    }

    /** Adds an item to a list, behind the others. */
    void add(JsonNode item) {
        insert(list().size(), item);
    }

    /** Adds an item to a list in front of the one of that name. */
    void addBefore(String next, JsonNode item) {
        child(next);
        insert(index(next), item);
    }

    /** Takes the item of that name from a list. */
    void drop(String name) {
        child(name);
        list().remove(index(name));
    }

    private void insert(int index, JsonNode item) {
        String name = item.isTextual() ? item.asText() : item.path("name").asText();
        if (index(name) >= 0) {
            throw obstacle(childPath(name) + " is there already");
        }
        list().insert(index, item);
    }

    private int index(String name) {
        return IntStream.range(0, json.size())
                .filter(i -> isNamed(json.get(i), name))
                .findFirst()
                .orElse(-1);
    }

    private void expect(String member, JsonNode value) {
        JsonNode found = child(member).json;
        if (!found.equals(value)) {
            throw obstacle(childPath(member) + " is " + found + ", not " + value);
        }
    }

    private ObjectNode object() {
        return as(ObjectNode.class, "an object");
    }

    private ArrayNode list() {
        return as(ArrayNode.class, "a list");
    }

    private <N extends JsonNode> N as(Class<N> type, String wanted) {
        return Optional.of(json)
                .filter(type::isInstance)
                .map(type::cast)
                .orElseThrow(() -> obstacle(path + " is not " + wanted));
    }

    private String childPath(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Obstacle obstacle(String found) {
        return new Obstacle("the registry's dimension universe (row " + Universe.ROW + " of butler_attributes): "
                + found + "; the migration cannot edit it there: mend that place by hand");
    }
}
