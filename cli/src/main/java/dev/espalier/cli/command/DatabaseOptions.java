package dev.espalier.cli.command;

import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.MigratorSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all commands on a database have in common. */
class DatabaseOptions {
    @Option(names = "--schema", paramLabel = "NAME", description = "The database schema, on PostgreSQL.")
    private @Nullable String schema;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            description = "The namespace of a dimension universe that does not name its own (default: daf_butler).")
    private @Nullable String namespace;

    @Mixin
    private MigrationsOption migrations = new MigrationsOption();

    /** The migrator of an existing database, or of the embedded default when none is named. */
    Migrator migrator(@Nullable String database) {
        if (database == null && !Files.exists(Path.of(DatabaseAddress.EMBEDDED))) {
            throw new UnusableDatabase("there is no " + DatabaseAddress.EMBEDDED
                    + " in this folder; name a DATABASE, or make one with:" + " upgrade");
        }
        return migrator(database == null ? DatabaseAddress.embedded() : DatabaseAddress.of(database));
    }

    /** A migrator to plan with: while the embedded default does not exist, planning must not make it. */
    Migrator planner(@Nullable String database) {
        return database == null && !Files.exists(Path.of(DatabaseAddress.EMBEDDED))
                ? migrator(SqliteFile.nothing())
                : migratorOrNew(database);
    }

    /** The migrator of an existing database, or of the embedded default, which is made when it does not exist. */
    Migrator migratorOrNew(@Nullable String database) {
        return migrator(database == null ? DatabaseAddress.embedded() : DatabaseAddress.of(database));
    }

    private Migrator migrator(DatabaseAddress address) {
        DatabaseAddress chosen = address.in(Optional.ofNullable(schema));
        MigratorSettings settings = new MigratorSettings(chosen.schema(), values());
        return new Migrator(chosen.dataSource(), migrations.history(), Optional.of(settings));
    }

    /** The options of the run, by name. */
    Map<String, String> values() {
        return namespace == null ? Map.of() : Map.of("namespace", namespace);
    }
}
