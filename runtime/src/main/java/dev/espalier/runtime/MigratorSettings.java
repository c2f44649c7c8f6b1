package dev.espalier.runtime;

import java.util.Map;
import java.util.Optional;

/**
 * How a database is to be migrated, where the defaults do not fit.
 *
 * @param schema the database schema (PostgreSQL); empty for the connection's own
 * @param options what migrations may ask for by {@code MigrationContext.option}
 */
public record MigratorSettings(Optional<String> schema, Map<String, String> options) {
    /** The connection's own schema, and no options. */
    public static final MigratorSettings DEFAULT = new MigratorSettings(Optional.empty(), Map.of());

    public MigratorSettings {
        options = Map.copyOf(options);
    }
}
