package dev.espalier.butler.dimensions_config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Where a universe says other things than the standard one of its version. Texts for people do not count, nor does what
 * a site has added, nor in which order things stand.
 */
final class Standard {
    private final List<String> differences = new ArrayList<>();

    private Standard() {}

    /** The differences, each with its place. */
    static List<String> differences(Universe universe, int version) {
        Standard standard = new Standard();
        standard.compare("", Universe.standard(version).json(), universe.json());
        return standard.differences;
    }

    /**
     * Looks whether a universe agrees with the standard one.
     *
     * @param advice what can be done when not
     * @throws Obstacle when not
     */
    static void check(Universe universe, int version, String advice) {
        List<String> found = differences(universe, version);
        if (!found.isEmpty()) {
            throw new Obstacle("the registry's dimension universe (row " + Universe.ROW
                    + " of butler_attributes) differs from the standard universe " + version + ": "
                    + String.join("; ", found) + ". " + advice);
        }
    }

    private void compare(String path, JsonNode standard, JsonNode found) {
        if (standard.isObject() && found.isObject()) {
            standard.properties().stream()
                    .filter(member -> !member.getKey().equals("doc"))
                    .forEach(member -> compareIfThere(
                            path, member.getKey(), member.getValue(), Optional.ofNullable(found.get(member.getKey()))));
        } else if (standard.isArray() && found.isArray()) {
            for (JsonNode item : standard) {
                String name = item.isTextual() ? item.asText() : item.path("name").asText();
                compareIfThere(
                        path,
                        name,
                        item,
                        StreamSupport.stream(found.spliterator(), false)
                                .filter(other -> Place.isNamed(other, name))
                                .findFirst());
            }
        } else if (!standard.equals(found)) {
            differences.add(path + " is " + found + ", not " + standard);
        }
    }

    private void compareIfThere(String path, String name, JsonNode standard, Optional<JsonNode> found) {
        String child = path.isEmpty() ? name : path + "." + name;
        found.ifPresentOrElse(
                other -> compare(child, standard, other), () -> differences.add(child + " is missing"));
    }
}
