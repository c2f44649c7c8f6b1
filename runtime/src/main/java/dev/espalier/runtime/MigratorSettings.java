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
 * @param workers how many connections may work on a backfill at once, from 1
 */
public record MigratorSettings(Optional<String> schema, Map<String, String> options, Patience patience, int workers) {
    /** The connection's own schema, no options, and the patience of {@link Patience#DEFAULT}. */
    public static final MigratorSettings DEFAULT = new MigratorSettings(Optional.empty(), Map.of());

    public MigratorSettings {
        options = Map.copyOf(options);
        if (workers < 1) {
            throw new IllegalArgumentException("a backfill takes at least 1 worker, not " + workers);
        }
    }

    /** With the patience of {@link Patience#DEFAULT}, and one worker. */
    public MigratorSettings(Optional<String> schema, Map<String, String> options) {
        this(schema, options, Patience.DEFAULT, 1);
    }
}
