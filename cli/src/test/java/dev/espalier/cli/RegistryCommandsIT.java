package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.SqlScripts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands on the contents of a Butler registry. */
class RegistryCommandsIT {
    private static final String TEXT = "select value from butler_attributes where name = 'config:dimensions.json'";
    private static final String CURRENT = "Current dimensions namespace: daf_butler\n";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void workInTheFolder() {}

    @ParameterizedTest
    @EnumSource
    void theNamespaceIsPrintedAndReplaced(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            String address = database.address();
            database.tables();
            Cli.run("upgrade", address);
            String text = database.texts(TEXT).get(0);
            assertThat(Cli.run("set-namespace", address)).isEqualTo(new Result(0, CURRENT, ""));
            assertThat(Cli.run("set-namespace", address, "daf_butler"))
                    .isEqualTo(new Result(0, "Nothing to do; the dimensions namespace is daf_butler.\n", ""));
            assertThat(Cli.run("set-namespace", address, "--update", "daf_butlr"))
                    .isEqualTo(new Result(
                            3,
                            "",
                            "[REV327] no migrations are known of dimension universes in namespace 'daf_butlr', so that"
                                    + " the registry would be refused from then on; did you mean daf_butler?\n"));
            assertThat(database.texts(TEXT)).containsExactly(text);

            database.execute("update butler_attributes set value = replace(value, '\"daf_butler\"', '\"old\"')");
            assertThat(Cli.run("check", address).err()).startsWith("[REV312] ");
            assertThat(Cli.run("set-namespace", address, "daf_butler"))
                    .isEqualTo(new Result(
                            3,
                            "",
                            "[REV327] Namespace is already defined (old), use --update option to replace it.\n"));
            if (dialect == Dialect.SQLITE) {
                String readOnly = "jdbc:sqlite:file:" + address + "?mode=ro";
                assertThat(Cli.run("set-namespace", readOnly).out()).isEqualTo("Current dimensions namespace: old\n");
                assertThat(Cli.run("set-namespace", readOnly, "daf_butler", "--update")
                                .err())
                        .startsWith("[REV315] the database cannot be written: ");
            }
            assertThat(Cli.run("set-namespace", address, "daf_butler", "--update"))
                    .isEqualTo(new Result(0, "Done; the dimensions namespace is daf_butler, and was old.\n", ""));
            assertThat(database.texts(TEXT)).containsExactly(text);
            assertThat(Cli.run("check", address).exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNamespaceIsAsInTheOriginalButStored(Dialect dialect) throws Exception {
        try (FreshDatabase first = recorded(dialect);
                FreshDatabase second = recorded(dialect)) {
            Cli.run("stamp", first.address());
            Cli.run("upgrade", first.address(), "380002bcbb26");
            same(dialect, "70-set-namespace-print", 0, Cli.run("set-namespace", first.address()));
            Result again = Cli.run("set-namespace", first.address(), "other");
            same(dialect, "71-set-namespace-again", 3, again);
            assertThat(transcript(dialect, "71-set-namespace-again"))
                    .contains("ValueError: " + again.err().replace("[REV327] ", ""));
            // The original says that it has replaced it, and has not.
            same(dialect, "72-set-namespace-update", 3, Cli.run("set-namespace", "--update", first.address(), "other"));
            same(dialect, "73-set-namespace-print", 0, Cli.run("set-namespace", first.address()));

            String text = second.texts(TEXT).get(0);
            same(dialect, "74-set-namespace-none", 0, Cli.run("set-namespace", second.address()));
            Result stored = Cli.run("set-namespace", second.address(), "daf_butler");
            assertThat(stored.out()).isEqualTo("Done; the dimensions namespace is daf_butler.\n");
            assertThat(stored.err())
                    .startsWith("[REV305] ")
                    .endsWith(" write down where it stands with: stamp DATABASE\n");
            assertThat(stored.exitCode()).isZero();
            assertThat(transcript(dialect, "76-set-namespace-print-new")).contains("No namespace defined");
            assertThat(Cli.run("set-namespace", second.address())).isEqualTo(new Result(0, CURRENT, ""));
            assertThat(second.texts(TEXT)).containsExactly(text.replaceFirst("}$", ", \"namespace\": \"daf_butler\"}"));
            assertThat(transcript(dialect, "77-stamp-after-set-namespace")).contains("--- exit 1");
            assertThat(Cli.run("stamp", "-n", second.address()).exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void daysAreWorkedOutAnew(Dialect dialect) throws Exception {
        try (FreshDatabase database = observations(dialect)) {
            String address = database.address();
            assertThat(Cli.run("update-day-obs", address, "LATISS", "-n")).isEqualTo(new Result(0, """
                            exposures: 1 of 3 to change, 1 without begin left alone
                            visits: 1 of 1 to change
                            days that day_obs did not have: 1 to add
                            Nothing was done.
                            """, ""));
            assertThat(database.texts("select day_obs from exposure order by id"))
                    .containsExactly("20240501", "20240501", "20240501");
            assertThat(Cli.run("update-day-obs", address, "LATISS")).isEqualTo(new Result(0, """
                            exposures: 1 of 3 changed, 1 without begin left alone
                            visits: 1 of 1 changed
                            days that day_obs did not have: 1 added
                            """, ""));
            assertThat(database.texts("select 'e' || id || ' ' || day_obs from exposure union all"
                            + " select 'v' || id || ' ' || day_obs from visit order by 1"))
                    .containsExactly("e1 20240501", "e2 20240430", "e3 20240501", "v1 20240430");
            assertThat(new Jar(Path.of("target"))
                            .with(Map.of("ESPALIER_URL", address))
                            .run("update-day-obs", "--instrument", "LATISS", "--options", "day_obs_offset.LATISS=43200")
                            .out())
                    .isEqualTo("exposures: 0 of 3 changed, 1 without begin left alone\nvisits: 0 of 1 changed\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void daysAreRightInTheRecordedRegistry(Dialect dialect) throws Exception {
        try (FreshDatabase database = recorded(dialect)) {
            String address = database.address();
            assertThat(Cli.run("update-day-obs", address, "DummyCam", "--options", "day_obs_offset.DummyCam=43200"))
                    .isEqualTo(new Result(0, "exposures: 0 of 9 changed\nvisits: 0 of 5 changed\n", ""));
            if (dialect == Dialect.SQLITE) {
                assertThat(transcript(dialect, "update-day-obs"))
                        .contains("exposure records needing to be updated: 0 / 9")
                        .contains("visit records needing to be updated: 0\n");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 | update-day-obs registry.sqlite3 Nosuch              | [REV327] no instrument Nosuch is registered; there is none
            3 | update-day-obs registry.sqlite3 X --options day_obs_offst.X=1 | [REV326] no migration takes an option 'day_obs_offst.X'; there are
            2 | update-day-obs registry.sqlite3                     | Name the INSTRUMENT, behind DATABASE or behind --instrument.
            2 | update-day-obs registry.sqlite3 X --instrument Y    | Write the instrument once: behind DATABASE, or behind --instrument.
            2 | set-namespace registry.sqlite3 X --to Y             | Write the namespace once: behind DATABASE, or behind --to.
            2 | set-namespace registry.sqlite3 X Y                  | Unmatched argument
            3 | set-namespace nowhere.sqlite3                       | nowhere.sqlite3 does not exist
            3 | set-namespace other.sqlite3                         | [REV327] the database has no table butler_attributes, so it is no Butler registry
            3 | set-namespace other.sqlite3 --to daf_butler         | [REV327] the database has no table butler_attributes, so it is no Butler registry
            3 | update-day-obs other.sqlite3 X                      | [REV327] the database has no table butler_attributes, so it is no Butler registry
            3 | set-namespace registry.sqlite3 --migrations trees   | the migrations have no tree dimensions-config, so they are not those of a Butler
            3 | update-day-obs registry.sqlite3 X --migrations trees | the migrations have no tree dimensions-config, so they are not those of a Butler
            3 | rewrite-sqlite-registry registry.sqlite3            | for every migration runs on SQLite; carry it forward with: upgrade registry.sqlite3
            3 | rewrite-sqlite-registry                             | for every migration runs on SQLite; carry it forward with: upgrade DATABASE
            """)
    void whatCannotBeDoneIsRefused(int exitCode, String command, String message) throws Exception {
        Jar jar = new Jar(folder);
        if (command.contains(" registry.sqlite3")) {
            jar.run("upgrade");
        }
        if (command.contains("--migrations")) {
            Files.createDirectories(folder.resolve("trees"));
            assertThat(jar.run("add-tree", "shop", "--source", "trees").exitCode())
                    .isZero();
        }
        if (command.contains("other.sqlite3")) {
            try (Connection connection =
                    DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("other.sqlite3"))) {
                SqlScripts.run(connection, "create table song (title text)");
            }
        }
        Map<String, String> before = Cli.content(folder);
        Result result = jar.run(command.split(" "));
        assertThat(result.err()).contains(message).doesNotContain("\tat ");
        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(result.out()).isEmpty();
        assertThat(Cli.content(folder)).isEqualTo(before);
    }

    @Test
    void helpNamesTheCommands() throws Exception {
        assertThat(Cli.run("help").out())
                .contains("  set-namespace ", "  update-day-obs ")
                .doesNotContain("rewrite-sqlite-registry");
        assertThat(Cli.run("set-namespace", "--help").out().replaceAll("\\s+", " "))
                .contains("set-namespace [OPTIONS] [DATABASE] [NAMESPACE]", "--update ");
        assertThat(Cli.run("update-day-obs", "--help").out().replaceAll("\\s+", " "))
                .contains("[DATABASE] [INSTRUMENT]", "--options day_obs_offset.INSTRUMENT=SECONDS");
    }

    /** A new registry with three exposures and a visit of a known instrument, one and the visit on the wrong day. */
    private FreshDatabase observations(Dialect dialect) throws Exception {
        String noon = "1714564800000000000";
        String before = "1714564799999999999";
        FreshDatabase database = FreshDatabase.of(dialect);
        database.tables();
        Cli.run("upgrade", database.address());
        database.execute(
                "insert into instrument (name, class_name) values ('LATISS', 'lsst.obs.lsst.Latiss')",
                "insert into physical_filter (instrument, name) values ('LATISS', 'g')",
                "insert into \"group\" (instrument, name) values ('LATISS', 'a')",
                "insert into day_obs (instrument, id) values ('LATISS', 20240501)",
                exposure(dialect, 1, noon),
                exposure(dialect, 2, before),
                exposure(dialect, 3, "null"),
                "insert into visit (instrument, id, name, physical_filter, day_obs, " + span(dialect)
                        + ") values ('LATISS', 1, 'v', 'g', 20240501, " + span(dialect, before) + ")");
        return database;
    }

    private static String exposure(Dialect dialect, int id, String begin) {
        return "insert into exposure (instrument, id, obs_id, physical_filter, \"group\", day_obs, " + span(dialect)
                + ") values ('LATISS', " + id + ", 'o" + id + "', 'g', 'a', 20240501, " + span(dialect, begin) + ")";
    }

    private static String span(Dialect dialect) {
        return dialect.choose("timespan", "timespan_begin, timespan_end");
    }

    /** Ten seconds; nothing at all for null. */
    private static String span(Dialect dialect, String begin) {
        String end = begin.equals("null") ? begin : begin + " + 10000000000";
        return dialect == Dialect.SQLITE
                ? begin + ", " + end
                : begin.equals("null") ? begin : "int8range(" + begin + ", " + end + ")";
    }

    private static FreshDatabase recorded(Dialect dialect) throws Exception {
        FreshDatabase database = FreshDatabase.of(dialect);
        try (Connection connection = database.dataSource().getConnection()) {
            SqlScripts.load(connection, butler().resolve(name(dialect)).resolve("uuid-int.sql"));
        }
        return database;
    }

    /** Compares what was printed with a transcript; the exit code may be another one. */
    private static void same(Dialect dialect, String transcript, int exitCode, Result result) throws Exception {
        assertThat(result.out())
                .as(transcript)
                .isEqualTo(transcript(dialect, transcript)
                        .replaceFirst("^[$].*\n", "")
                        .replaceFirst("(?s)^--- .*|(?<=\n)--- .*", ""));
        assertThat(result.exitCode()).as(transcript).isEqualTo(exitCode);
    }

    private static String transcript(Dialect dialect, String name) throws Exception {
        return Files.readString(butler().resolve("cli").resolve(name(dialect)).resolve(name + ".txt"));
    }

    private static Path butler() {
        Path butler = Path.of(System.getProperty("espalier.shared", ""), "butler");
        Assumptions.assumeTrue(Files.isDirectory(butler), butler + " is not here to compare with");
        return butler;
    }

    private static String name(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT);
    }
}
