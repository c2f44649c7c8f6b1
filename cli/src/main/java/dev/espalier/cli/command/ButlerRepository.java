package dev.espalier.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Butler repository, as far as its configuration names the registry's database.
 *
 * @param file the configuration
 * @param database {@code registry.db}, with the repository's folder filled in
 * @param namespace {@code registry.namespace}, the database schema
 */
record ButlerRepository(Path file, String database, Optional<String> namespace) {
    private static final String CONFIGURATION = "butler.yaml";

    /** Whether the path is a repository's folder, or a configuration file. */
    static boolean looksLike(Path path) {
        String name = String.valueOf(path.getFileName());
        return Files.isDirectory(path)
                ? Files.isRegularFile(path.resolve(CONFIGURATION))
                : name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** Reads the configuration. */
    static ButlerRepository read(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve(CONFIGURATION) : path;
        Object content = YamlFile.read(file, true);
        String database = text(content, "db")
                .orElseThrow(() ->
                        new UnusableDatabase(file + " names no database; a Butler repository has it in registry.db"));
        Path folder = file.toAbsolutePath().getParent();
        return new ButlerRepository(
                file, database.replace("<butlerRoot>", String.valueOf(folder)), text(content, "namespace"));
    }

    /** The registry's database. */
    DatabaseAddress address() {
        return DatabaseAddress.of(database).in(namespace);
    }

    private static Optional<String> text(@Nullable Object content, String key) {
        return content instanceof Map<?, ?> map
                        && map.get("registry") instanceof Map<?, ?> registry
                        && registry.get(key) instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
