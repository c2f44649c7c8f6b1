package dev.espalier.bench;

import dev.espalier.Dialect;
import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.MigratorSettings;
import dev.espalier.runtime.execute.LoadedHistory;
import dev.espalier.runtime.plan.Request;
import dev.espalier.testing.SqlScripts;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Migrations of a Butler registry that move much data, by the program as a whole process with a small heap; beside
 * plain SQL that does the same, where that was written.
 */
final class Butler implements Part {
    private static final String HEAP = "-Xmx128m";

    /** What migrations on the way to where a measured one starts ask for. */
    private static final MigratorSettings OPTIONS =
            new MigratorSettings(Optional.empty(), Map.of("has_simulated", "0"));

    /**
     * One of the migrations.
     *
     * @param start the registry it starts from
     * @param before what to upgrade to first, uncounted; empty for nothing
     * @param arguments of the upgrade, behind the database
     * @param floor the script that does the same; missing for most
     */
    private record Move(String title, String start, String before, String floor, List<String> arguments) {
        List<String> upgrade(String address) {
            return Stream.concat(Stream.of("upgrade", address), arguments.stream())
                    .toList();
        }
    }

    private static final List<Move> MOVES = List.of(
            new Move(
                    "datasets int to uuid",
                    "int-name",
                    "",
                    "oneshot-datasets",
                    List.of("2101fbf51ad3", "--one-shot-tree=datasets/int_1.0.0_to_uuid_1.0.0")),
            new Move("datasets 4e2d7a28475b", "uuid-int", "", "datasets-4e2d7a28475b", List.of("4e2d7a28475b")),
            new Move("dimensions-config 2a8a32e1bec3", "uuid-int", "9888256c6a18", "", List.of("2a8a32e1bec3")),
            new Move(
                    "collections name to int",
                    "int-name",
                    "",
                    "",
                    List.of("8c57494cabcc", "--one-shot-tree=collections/name_2.0.0_to_int_2.0.0")));

    @Override
    public void run(Settings settings, Table table) throws Exception {
        Path recorded = settings.shared.resolve("butler").toAbsolutePath();
        if (!Files.isDirectory(recorded)) {
            table.skipped("Butler registries", "there are no recorded ones in " + recorded);
            return;
        }
        try (Folder folder = Folder.create()) {
            Launcher launcher = Launcher.learned(settings, folder.path());
            for (Dialect dialect : settings.databases) {
                for (Move move : MOVES) {
                    measure(settings, table, new Databases(dialect, folder.path()), launcher, recorded, move);
                }
            }
        }
    }

    private static void measure(
            Settings settings, Table table, Databases databases, Launcher launcher, Path recorded, Move move)
            throws Exception {
        DataSource registry = registry(settings, databases, recorded, move);
        Map<String, Rounds.Contender> contenders = new LinkedHashMap<>();
        contenders.put(
                "Espalier",
                () -> onCopy(
                        databases,
                        registry,
                        copy -> Program.jar(
                                        databases.folder(),
                                        List.of(HEAP),
                                        settings.cli,
                                        move.upgrade(databases.address(copy)))
                                .millis()));
        Path floor = recorded.resolve("scale/floor").resolve(move.floor() + "-" + name(databases.dialect()) + ".sql");
        if (Files.exists(floor)) {
            contenders.put(
                    "plain SQL", () -> onCopy(databases, registry, copy -> Rounds.millis(() -> run(copy, floor))));
            contenders.put("of ours, starting", () -> starting(settings, databases, registry));
        }
        contenders.put(
                "launcher",
                () -> onCopy(
                        databases,
                        registry,
                        copy -> launcher.program(move.upgrade(databases.address(copy)), HEAP)
                                .millis()));
        List<Figure> figures = settings.longRounds().medians(contenders);
        databases.drop(registry);
        String what = "Butler, %s, %,d datasets, %s".formatted(move.title(), settings.datasets, databases.title());
        int last = figures.size() - 1;
        table.compare(what, figures.subList(0, last), "ms", Optional.empty());
        table.compare(
                what + ", launcher",
                last == 1 ? figures.subList(1, 2) : List.of(figures.get(last), figures.get(1)),
                "ms",
                Optional.empty());
    }

    /** Work on a registry that is there once. */
    @FunctionalInterface
    private interface OnCopy {
        double measure(DataSource copy) throws Exception;
    }

    private static double onCopy(Databases databases, DataSource registry, OnCopy work) throws Exception {
        DataSource copy = databases.copy(registry);
        try {
            return work.measure(copy);
        } finally {
            databases.drop(copy);
        }
    }

    /** What the program takes to look at the registry: no migration makes it faster. */
    private static double starting(Settings settings, Databases databases, DataSource registry) throws Exception {
        List<String> arguments = List.of("show-current", databases.address(registry));
        return Program.jar(databases.folder(), List.of(HEAP), settings.cli, arguments)
                .millis();
    }

    /** Recorded, made large, stamped, and upgraded to where the migration starts. */
    private static DataSource registry(Settings settings, Databases databases, Path recorded, Move move)
            throws SQLException, IOException {
        DataSource registry = databases.empty();
        String dialect = name(databases.dialect());
        run(registry, recorded.resolve(dialect).resolve(move.start() + ".sql"));
        run(
                registry,
                databases.dialect().choose("SET session_replication_role = replica;", "")
                        + "CREATE TEMPORARY TABLE scale AS SELECT CAST(" + settings.datasets + " AS bigint) AS n;"
                        + Files.readString(
                                recorded.resolve("scale").resolve(dialect).resolve(move.start() + ".sql")));
        URL jar = settings.cli.toUri().toURL();
        try (var bundled = new URLClassLoader(new URL[] {jar}, Butler.class.getClassLoader())) {
            LoadedHistory history = LoadedHistory.load(bundled);
            new Migrator(registry, history, Optional.empty()).migrate(Request.stamp(List.of(), false));
            if (!move.before().isEmpty()) {
                new Migrator(registry, history, Optional.of(OPTIONS)).migrate(Request.upgrade(move.before()));
            }
        }
        return registry;
    }

    private static String name(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT);
    }

    private static void run(DataSource database, Path script) throws SQLException, IOException {
        run(database, Files.readString(script));
    }

    private static void run(DataSource database, String script) throws SQLException {
        try (Connection connection = database.getConnection()) {
            SqlScripts.run(connection, script);
        }
    }
}
