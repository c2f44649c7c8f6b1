package dev.espalier.cli.command;

import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.MigratorSettings;
import dev.espalier.runtime.execute.LoadedHistory;
import dev.espalier.runtime.plan.Patience;
import dev.espalier.runtime.plan.Stopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands on a database have in common. */
public class DatabaseOptions {
    @Option(names = "--env", paramLabel = "NAME", description = "The database of an environment in espalier.yaml.")
    private @Nullable String environment;

    @Option(names = "--schema", paramLabel = "NAME", description = "The database schema, on PostgreSQL.")
    private @Nullable String schema;

    @Option(names = "--namespace", paramLabel = "NAME", description = "That of a universe that does not name its own.")
    private @Nullable String namespace;

    @Mixin
    private MigrationsOption migrations = new MigrationsOption();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    private @Nullable DatabaseAddress named;
    private volatile @Nullable Migrator migrator;
    private volatile boolean stopped;

    /** The options of a command that has them. */
    public static Optional<DatabaseOptions> of(CommandLine command) {
        return command.getCommandSpec().mixins().values().stream()
                .map(CommandSpec::userObject)
                .filter(DatabaseOptions.class::isInstance)
                .map(DatabaseOptions.class::cast)
                .findFirst();
    }

    /**
     * Stops what the command does to its database, for good.
     *
     * @return where it has not ended; see {@link Migrator#stop}
     */
    public Optional<Stopped> stop() {
        stopped = true;
        Migrator working = migrator;
        return working == null ? Optional.empty() : working.stop();
    }

    /**
     * The migrator of a database that exists.
     *
     * @throws UnusableDatabase when none is named and the embedded default does not exist
     */
    Migrator migrator(@Nullable String database) {
        DatabaseAddress address = settings(database).orElseGet(() -> {
            if (!Files.exists(Path.of(DatabaseAddress.EMBEDDED))) {
                throw new UnusableDatabase("there is no " + DatabaseAddress.EMBEDDED
                        + " in this folder; name a DATABASE, or make one with: upgrade");
            }
            return DatabaseAddress.embedded();
        });
        return migrator(address);
    }

    /** A migrator to plan with: while the embedded default does not exist, planning must not make it. */
    Migrator planner(@Nullable String database) {
        return migrator(settings(database)
                .orElseGet(() -> Files.exists(Path.of(DatabaseAddress.EMBEDDED))
                        ? DatabaseAddress.embedded()
                        : SqliteFile.nothing()));
    }

    /** The migrator of an existing database, or of the embedded default, which is made when it does not exist. */
    Migrator migratorOrNew(@Nullable String database) {
        return migrator(settings(database).orElseGet(DatabaseAddress::embedded));
    }

    /** The database that is named somewhere; empty for the embedded default. */
    private Optional<DatabaseAddress> settings(@Nullable String database) {
        if (database != null && environment != null) {
            throw new ParameterException(commandLine(), "Name a DATABASE or an --env, not both.");
        }
        if (named == null) {
            Map<String, String> variables = System.getenv();
            DatabaseSettings.find(database, environment, variables, Path.of("")).ifPresent(settings -> {
                DatabaseAddress address = settings.address(variables);
                tell(address, settings.origin());
                named = address;
            });
        }
        return Optional.ofNullable(named);
    }

    /** What is not on the command line may surprise; it is said. */
    private void tell(DatabaseAddress address, String origin) {
        if (!origin.isEmpty()) {
            commandLine().getErr().println("Database: " + address.title() + " (" + origin + ")");
        }
    }

    private Migrator migrator(DatabaseAddress address) {
        DatabaseAddress chosen = address.in(Optional.ofNullable(schema));
        MigratorSettings settings = new MigratorSettings(chosen.schema(), values(), patience(), workers());
        Migrator made = new Migrator(chosen.dataSource(), migrations.history(), Optional.of(settings));
        migrator = made;
        if (stopped) {
            stop();
        }
        return made;
    }

    /** The history that the database is carried along. */
    LoadedHistory history() {
        return migrations.history();
    }

    /**
     * Whether an option names the database.
     *
     * @throws ParameterException when options are given that mean nothing without one
     */
    boolean namesDatabase() {
        if (environment == null && (schema != null || namespace != null)) {
            throw new ParameterException(
                    commandLine(), "--schema and --namespace are about a database; name one with --database or --env.");
        }
        return environment != null;
    }

    /** The database in words, without user and password. */
    String title(@Nullable String database) {
        return settings(database).map(DatabaseAddress::title).orElse(DatabaseAddress.EMBEDDED);
    }

    /** The command line of the command. */
    final CommandLine commandLine() {
        return spec.commandLine();
    }

    /** How long to wait for others. */
    Patience patience() {
        return Patience.DEFAULT;
    }

    /** How many connections may work on a backfill at once. */
    int workers() {
        return 1;
    }

    /** The options of the run, by name. */
    Map<String, String> values() {
        return namespace == null ? Map.of() : Map.of("namespace", namespace);
    }
}
