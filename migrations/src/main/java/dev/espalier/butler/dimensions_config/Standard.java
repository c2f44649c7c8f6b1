package dev.espalier.butler.dimensions_config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.MigrationContext;
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
    static final String OPTION = "allow_dimension_universe_mismatch";

    private final List<String> differences = new ArrayList<>();

    private Standard() {}

    /** The differences, each with its place. */
    static List<String> differences(Universe universe, int version) {
        Standard standard = new Standard();
        standard.compare("", Universe.standard(version).json(), universe.json());
        return standard.differences;
    }

    /**
     * Looks whether the registry's universe agrees with the standard one, or need not, once it has that version.
     *
     * @throws Obstacle when not
     */
    static void check(MigrationContext db, int version) {
        if (db.option(OPTION).equals(Optional.of("1"))) {
            return;
        }
        Universe.find(db)
                .map(universe -> differences(universe.carriedTo(version), version))
                .filter(found -> !found.isEmpty())
                .ifPresent(found -> {
                    throw new Obstacle("the registry's dimension universe (row " + Universe.ROW
                            + " of butler_attributes) differs from the standard universe " + version + ": "
                            + String.join("; ", found)
                            + "; mend that row, or, if the tables are those of the standard universe all the same,"
                            + " give --options " + OPTION + "=1");
                });
    }

    private void compare(String path, JsonNode standard, JsonNode found) {
        if (standard.isObject() && found.isObject()) {
            standard.properties().stream()
                    .filter(member -> !member.getKey().equals("doc"))
                    .forEach(member -> compareIfThere(
                            path, member.getKey(), member.getValue(), Optional.ofNullable(found.get(member.getKey()))));
        } else if (standard.isArray() && found.isArray()) {
            for (JsonNode item : standard) {
                String name =
                        item.isTextual() ? item.asText() : item.path("name").asText();
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
        found.ifPresentOrElse(other -> compare(child, standard, other), () -> differences.add(child + " is missing"));
    }
}
