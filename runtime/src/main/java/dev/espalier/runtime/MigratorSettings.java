package dev.espalier.runtime;

import dev.espalier.runtime.plan.Patience;
import java.util.Map;
import java.util.Optional;

/**
 * How a database is to be migrated, where the defaults do not fit.
 *
 * @param schema the database schema (PostgreSQL); empty for the connection's own
 * @param options what migrations may ask for by {@code MigrationContext.option}
 * @param patience how long to wait for others
 */
public record MigratorSettings(Optional<String> schema, Map<String, String> options, Patience patience) {
    /** The connection's own schema, no options, and the patience of {@link Patience#DEFAULT}. */
    public static final MigratorSettings DEFAULT = new MigratorSettings(Optional.empty(), Map.of());

    public MigratorSettings {
        options = Map.copyOf(options);
    }

    /** With the patience of {@link Patience#DEFAULT}. */
    public MigratorSettings(Optional<String> schema, Map<String, String> options) {
        this(schema, options, Patience.DEFAULT);
    }
}
