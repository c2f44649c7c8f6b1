package dev.espalier.butler.obscore_config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.Obstacle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The YAML file with an observation table's configuration. */
final class ConfigurationFile {
    /** More make a configuration of a few lines that no memory holds. */
    private static final int MOST_ALIASES = 10;

    /** What is deeper contains itself, by an alias: the parser goes no deeper either. */
    private static final int DEEPEST = 50;

    private ConfigurationFile() {}

    /**
     * Reads the file, its names in their order.
     *
     * @param path its path; where relative, from the working directory
     * @throws Obstacle when it is not the configuration that this revision stands for
     */
    static ObjectNode read(String path) {
        Object value = load(path);
        if (value instanceof Map<?, ?> members && isJson(members, DEEPEST)) {
            ObjectNode configuration = new ObjectMapper().valueToTree(members);
            expect(path, configuration, "namespace", ObscoreConfig.EMBARGO);
            expect(path, configuration, "version", 1);
            return configuration;
        }
        throw new Obstacle(path + " does not hold a mapping of names to texts, numbers, booleans, lists and such"
                + " mappings; write the configuration of the observation table so");
    }

    private static @Nullable Object load(String path) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            options.setMaxAliasesForCollections(MOST_ALIASES);
            return new Yaml(new SafeConstructor(options)).load(Files.readString(Path.of(path)));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new Obstacle("there is no file " + path + "; give the path of the configuration of the observation"
                    + " table with --options " + Embargo_1.OPTION + "=<file.yaml>");
        } catch (IOException e) {
            throw new Obstacle(path + " cannot be read: " + e + "; make it a readable file in UTF-8");
        } catch (YAMLException | NumberFormatException e) {
            throw new Obstacle(path + " is not YAML: " + e.getMessage() + "; correct it there");
        }
    }

    /**
     * Whether JSON can say the same: it has no dates, bytes, sets and infinite numbers, and nothing contains itself.
     */
    private static boolean isJson(@Nullable Object value, int depth) {
        if (depth < 0) {
            return false;
        } else if (value instanceof Map<?, ?> members) {
            return members.keySet().stream().allMatch(String.class::isInstance)
                    && members.values().stream().allMatch(member -> isJson(member, depth - 1));
        } else if (value instanceof List<?> items) {
            return items.stream().allMatch(item -> isJson(item, depth - 1));
        }
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || (value instanceof Number number && Double.isFinite(number.doubleValue()));
    }

    private static void expect(String path, ObjectNode configuration, String name, Object wanted) {
        JsonNode found = configuration.path(name);
        if (!found.equals(new ObjectMapper().valueToTree(wanted))) {
            throw new Obstacle(path + " has " + name + " " + (found.isMissingNode() ? "nowhere" : found) + ", not "
                    + wanted + "; give a configuration of namespace embargo, version 1");
        }
    }
}
