package dev.espalier.cli.command;

import dev.espalier.graph.Suggestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code espalier.yaml}: databases by the name of their environment, and which of them is meant when none is
 * named.
 *
 * <pre>
 * default: dev
 * environments:
 *   dev: {url: registry.sqlite3}
 *   prod:
 *     url: postgresql://db.example/registry
 *     schema: main
 *     user: migrator
 *     password: ${PROD_PASSWORD}
 * </pre>
 *
 * @param environments the settings by name
 * @param defaultName the environment that is meant when none is named; may be empty
 */
record EnvironmentFile(Map<String, DatabaseSettings> environments, Optional<String> defaultName) {
    /** Its name; it is looked for in the current folder. */
    static final String NAME = "espalier.yaml";

    private static final Set<String> MEMBERS = Set.of("default", "environments");
    private static final Set<String> SETTINGS = Set.of("url", "user", "password", "schema");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    EnvironmentFile {
        environments = Map.copyOf(environments);
    }

    /**
     * Reads the file of a folder; without one there are no environments.
     *
     * @param variables what {@code ${NAME}} in the file stands for
     * @throws UnusableDatabase when the file is not in order
     */
    static EnvironmentFile read(Path folder, Map<String, String> variables) {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return new EnvironmentFile(Map.of(), Optional.empty());
        }
        Map<?, ?> content = mapping(YamlFile.read(file, false), "the file");
        expect(content, MEMBERS, "the file");
        Map<String, DatabaseSettings> environments = new TreeMap<>();
        mapping(content.get("environments"), "environments")
                .forEach((name, settings) ->
                        environments.put(String.valueOf(name), settings(String.valueOf(name), settings, variables)));
        return new EnvironmentFile(environments, text(content, "default", "the file", variables));
    }

    /**
     * The environment of that name.
     *
     * @throws UnusableDatabase when there is none
     */
    DatabaseSettings environment(String name) {
        if (environments.isEmpty()) {
            throw new UnusableDatabase("there are no environments: " + NAME + " in this folder would name them");
        }
        DatabaseSettings found = environments.get(name);
        if (found == null) {
            String all = "; there are " + String.join(", ", new TreeSet<>(environments.keySet()));
            throw new UnusableDatabase(NAME + " has no environment '" + name + "'"
                    + Suggestion.didYouMean(name, environments.keySet(), all));
        }
        return found;
    }

    /** The environment that is meant when none is named. */
    Optional<DatabaseSettings> byDefault() {
        return defaultName.map(this::environment);
    }

    private static DatabaseSettings settings(String name, @Nullable Object value, Map<String, String> variables) {
        String place = "environment " + name;
        Map<?, ?> settings = mapping(value, place);
        expect(settings, SETTINGS, place);
        return new DatabaseSettings(
                text(settings, "url", place, variables)
                        .orElseThrow(() -> wrong(place + " has no url; write which database it is")),
                text(settings, "user", place, variables),
                text(settings, "password", place, variables),
                text(settings, "schema", place, variables),
                NAME + ", " + place);
    }

    private static Map<?, ?> mapping(@Nullable Object value, String place) {
        if (value instanceof Map<?, ?> mapping) {
            if (mapping.keySet().stream().anyMatch(EnvironmentFile::isCollection)) {
                throw wrong("a name in " + place + " must be a text");
            }
            return mapping;
        }
        throw wrong(place + " must be a mapping of names to values");
    }

    private static void expect(Map<?, ?> mapping, Set<String> known, String place) {
        List<String> names = known.stream().sorted().toList();
        mapping.keySet().stream()
                .map(String::valueOf)
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(place + " has '" + name + "', which means nothing here"
                            + Suggestion.didYouMean(name, names));
                });
    }

    private static Optional<String> text(Map<?, ?> mapping, String name, String place, Map<String, String> variables) {
        Object value = mapping.get(name);
        if (isCollection(value)) {
            throw wrong(name + " of " + place + " must be a text");
        }
        return Optional.ofNullable(value)
                .map(String::valueOf)
                .map(text -> VARIABLE.matcher(text)
                        .replaceAll(match -> Matcher.quoteReplacement(variable(match, place, variables))));
    }

    /** Its text may be longer than any memory: aliases repeat what it holds. */
    private static boolean isCollection(@Nullable Object value) {
        return value instanceof Map || value instanceof Collection;
    }

    private static String variable(MatchResult match, String place, Map<String, String> variables) {
        String value = variables.get(match.group(1));
        if (value == null) {
            throw wrong(place + " needs the environment variable " + match.group(1) + "; set it");
        }
        return value;
    }

    private static UnusableDatabase wrong(String what) {
        return new UnusableDatabase(NAME + ": " + what);
    }
}
