package dev.espalier.cli.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A database, and who connects to it.
 *
 * @param url the database, in one of the forms of {@link DatabaseAddress#of}
 * @param user the user of a server; empty where the url, or nobody, says
 * @param password the user's password; empty where the url, or nobody, says
 * @param schema the database schema; empty for the connection's own
 * @param origin where all this is written; empty for the command line
 */
record DatabaseSettings(
        String url, Optional<String> user, Optional<String> password, Optional<String> schema, String origin) {

    /**
     * What holds for a command: the database that it names, else the environment that it names, else
     * {@code ESPALIER_URL}, {@code DATABASE_URL}, and last the file's own default. Empty when nothing is said anywhere.
     *
     * @throws UnusableDatabase when the environment does not exist, or its file is not in order
     */
    static Optional<DatabaseSettings> find(
            @Nullable String database, @Nullable String environment, Map<String, String> variables, Path folder) {
        if (database != null) {
            return Optional.of(of(database, ""));
        }
        if (environment != null) {
            return Optional.of(EnvironmentFile.read(folder, variables).environment(environment));
        }
        return Stream.of("ESPALIER_URL", "DATABASE_URL")
                .flatMap(name -> variable(variables, name).map(url -> of(url, name)).stream())
                .findFirst()
                .or(() -> EnvironmentFile.read(folder, variables).byDefault());
    }

    private static DatabaseSettings of(String url, String origin) {
        return new DatabaseSettings(url, Optional.empty(), Optional.empty(), Optional.empty(), origin);
    }

    /**
     * The database. Who connects is said by its url, else by {@code ESPALIER_USER} and {@code ESPALIER_PASSWORD}, else
     * by these settings, else by PostgreSQL's own {@code PGUSER} and {@code PGPASSWORD}; where all say nothing, the
     * driver looks into {@code ~/.pgpass}.
     */
    DatabaseAddress address(Map<String, String> variables) {
        return DatabaseAddress.of(url)
                .as(
                        variable(variables, "ESPALIER_USER").or(this::user).or(() -> variable(variables, "PGUSER")),
                        variable(variables, "ESPALIER_PASSWORD")
                                .or(this::password)
                                .or(() -> variable(variables, "PGPASSWORD")))
                .in(schema);
    }

    /** Variables that are set to nothing count as not set. */
    private static Optional<String> variable(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }
}
