package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.butler.dimensions_config.DayObs;
import dev.espalier.butler.dimensions_config.DayObs.Result;
import dev.espalier.butler.dimensions_config.DayObs.Rows;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Days of observation, worked out anew. */
final class DayObsTest {
    private static final Map<String, String> OPTIONS = Map.of("has_simulated", "0", "day_obs_offset.CamB", "-60");
    private static final Map<String, String> OFFSETS =
            Map.of("CamB", "-60", "Idle", "43200", "DummyCam", "43200", "LATISS", "42900");
    private static final String EXPOSURES =
            "SELECT id || ' ' || day_obs FROM exposure WHERE instrument = 'LSSTCam' ORDER BY id";
    private static final String VISITS = "SELECT id || ' ' || day_obs FROM visit ORDER BY id";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void followFromTheBeginWhereTheyAreOnlyAColumn(Dialect dialect) throws SQLException {
        TestRegistry registry = registry(dialect, "2a8a32e1bec3");
        Result found = new Result(new Rows(7, 3, 3), new Rows(2, 1, 0), 0);
        Contents before = Contents.of(registry);
        assertThat(find(registry, "LSSTCam")).isEqualTo(found);
        Contents.of(registry).assertEqualTo(before);

        assertThat(update(registry, "LSSTCam")).isEqualTo(found);
        assertThat(registry.query(EXPOSURES))
                .containsExactly(
                        "1 20240430",
                        "2 20240429",
                        "3 20231224",
                        "4 20240430",
                        "5 20231225",
                        "6 20231225",
                        "7 20231225");
        assertThat(registry.query(VISITS)).containsExactly("10 20240430", "20 20240430");
        assertThat(update(registry, "LSSTCam")).isEqualTo(new Result(new Rows(7, 0, 3), new Rows(2, 0, 0), 0));
        assertThat(update(registry, "CamB")).isEqualTo(new Result(new Rows(1, 0, 0), new Rows(0, 0, 0), 0));
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, 1fae088c80b6", "SQLITE, 1fae088c80b6", "POSTGRESQL, 352c30854bb0", "SQLITE, 352c30854bb0"})
    void addTheDaysThatExposuresReferTo(Dialect dialect, String revision) throws SQLException {
        TestRegistry registry = registry(dialect, revision)
                .run("UPDATE exposure SET day_obs = 20231225 WHERE instrument = 'LSSTCam';"
                        + " DELETE FROM day_obs WHERE instrument = 'LSSTCam' AND id <> 20231225;"
                        + " UPDATE visit SET day_obs = NULL");
        Result found = new Result(new Rows(7, 4, 3), new Rows(2, 2, 0), 3);
        Contents before = Contents.of(registry);
        assertThat(find(registry, "LSSTCam")).isEqualTo(found);
        Contents.of(registry).assertEqualTo(before);

        assertThat(update(registry, "LSSTCam")).isEqualTo(found);
        assertThat(registry.query(EXPOSURES))
                .containsExactly(
                        "1 20240430",
                        "2 20240429",
                        "3 20231224",
                        "4 20240430",
                        "5 20231225",
                        "6 20231225",
                        "7 20231225");
        assertThat(registry.query(VISITS)).containsExactly("10 20240430", "20 20240430");
        assertThat(registry.query("SELECT id || ' ' || ((%s - %s) / 1000000000) || ' ' || (%s / 1000000000)"
                                .formatted(
                                        dialect.choose("upper(timespan)", "timespan_end"),
                                        dialect.choose("lower(timespan)", "timespan_begin"),
                                        dialect.choose("lower(timespan)", "timespan_begin"))
                        + " FROM day_obs WHERE instrument = 'LSSTCam' ORDER BY id"))
                .containsExactly(
                        "20231224 86400 1703404800",
                        "20231225 86400 1703491200",
                        "20240429 86400 1714374000",
                        "20240430 86400 1714460400");
        assertThat(update(registry, "LSSTCam")).isEqualTo(new Result(new Rows(7, 0, 3), new Rows(2, 0, 0), 0));
        registry.migrator().check();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void areWorkedOutForManyExposures(Dialect dialect) throws SQLException {
        TestRegistry registry = registry(dialect, "2a8a32e1bec3")
                .run("INSERT INTO exposure (instrument, id, day_obs, " + span(dialect) + ") WITH RECURSIVE n (i) AS"
                        + " (SELECT -99 UNION ALL SELECT i + 1 FROM n WHERE i < 2400) SELECT 'Idle', i, 20000101, "
                        + dialect.choose("int8range(%1$s, %1$s + 1)", "%1$s, %1$s + 1")
                                .formatted("(1700000000 + CAST(i AS BIGINT) * 3600) * 1000000000")
                        + " FROM n");
        assertThat(update(registry, "Idle").exposures()).isEqualTo(new Rows(2500, 2500, 0));
        assertThat(registry.query("SELECT id || ' ' || day_obs FROM exposure WHERE instrument = 'Idle'"
                        + " AND id IN (-99, 13, 14, 2400) ORDER BY id"))
                .containsExactly("-99 20231110", "13 20231114", "14 20231115", "2400 20240222");
        assertThat(registry.query("SELECT count(DISTINCT day_obs) FROM exposure WHERE instrument = 'Idle'"))
                .containsExactly("105");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lsstcam | 0     | no instrument lsstcam is registered; there are CamB, Idle, LSSTCam
            LSSTCamm | 0    | no instrument LSSTCamm is registered; did you mean LSSTCam?
            CamB    |       | when the day of observation begins is not known of CamB (class b.Camera); give the seconds
            CamB    | noon  | option day_obs_offset.CamB is noon; give a whole number of seconds
            """)
    void areRefusedWhereTheyCannotBeKnown(String instrument, String offset, String message) throws SQLException {
        TestRegistry registry = registry(Dialect.SQLITE, "352c30854bb0");
        Map<String, String> options = offset == null ? Map.of() : Map.of("day_obs_offset.CamB", offset);
        Contents before = Contents.of(registry);
        assertThatThrownBy(() -> registry.migrator(options).writing(db -> DayObs.update(db, instrument), blocker -> {}))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(message);
        assertThatThrownBy(() -> registry.migrator(options).reading(db -> DayObs.find(db, instrument)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(message);
        Contents.of(registry).assertEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void areRightInTheRecordedRegistries(Dialect dialect) throws SQLException, IOException {
        for (String revision : List.of("2a8a32e1bec3", "352c30854bb0")) {
            RecordedState recorded = RecordedState.of(dialect, "dimensions-config", revision);
            TestRegistry registry = recorded.load(dialect, folder);
            assertThat(update(registry, "DummyCam"))
                    .as(revision)
                    .isEqualTo(new Result(new Rows(9, 0, 0), new Rows(5, 0, 0), 0));
            assertThat(update(registry, "LATISS"))
                    .as(revision)
                    .isEqualTo(new Result(new Rows(2, 0, 0), new Rows(1, 0, 0), 0));
            Contents.of(registry).assertEqualTo(recorded.contents());
        }
    }

    private static Result find(TestRegistry registry, String instrument) {
        return registry.migrator().reading(db -> DayObs.find(db, instrument));
    }

    private static Result update(TestRegistry registry, String instrument) {
        String offset = OFFSETS.get(instrument);
        Map<String, String> options = offset == null ? Map.of() : Map.of("day_obs_offset." + instrument, offset);
        return registry.migrator(options).writing(db -> DayObs.update(db, instrument), blocker -> {});
    }

    /** The small registry at a revision, whose exposures and visits say when they began; three of them do not. */
    private TestRegistry registry(Dialect dialect, String revision) throws SQLException {
        TestRegistry registry = UniverseMigrationsTest.small(TestRegistry.empty(dialect, folder));
        registry.run("INSERT INTO exposure (instrument, id, day_obs, group_name) VALUES"
                + " ('LSSTCam', 5, 20231225, 'g'), ('LSSTCam', 6, 20231225, 'g'), ('LSSTCam', 7, 20231225, 'g')");
        for (String table : List.of("exposure", "visit")) {
            registry.run(dialect.choose(
                            "ALTER TABLE %1$s ADD COLUMN timespan INT8RANGE",
                            "ALTER TABLE %1$s ADD COLUMN timespan_begin BIGINT; ALTER TABLE %1$s ADD COLUMN timespan_end BIGINT")
                    .formatted(table));
        }
        begin(registry, "exposure", "LSSTCam", 1, "2024-04-30 07:00:00");
        begin(registry, "exposure", "LSSTCam", 2, "2024-04-30 06:59:59");
        begin(registry, "exposure", "LSSTCam", 3, "2023-12-25 07:59:59");
        begin(registry, "exposure", "LSSTCam", 4, "2024-05-01 11:59:59");
        begin(registry, "exposure", "CamB", 1, "2024-04-30 23:59:00");
        begin(registry, "visit", "LSSTCam", 10, "2024-04-30 07:00:00");
        begin(registry, "visit", "LSSTCam", 20, "2024-05-01 11:00:00");
        registry.run(dialect.choose(
                "UPDATE exposure SET timespan = 'empty' WHERE id = 6; UPDATE exposure SET timespan = '[,9)' WHERE id = 7",
                "UPDATE exposure SET timespan_begin = 4102444800000000000, timespan_end = 0 WHERE id = 6;"
                        + " UPDATE exposure SET timespan_begin = 0, timespan_end = 9 WHERE id = 7"));
        registry.migrate(Request.upgrade(revision), OPTIONS);
        return registry;
    }

    private static void begin(TestRegistry registry, String table, String instrument, long id, String begin)
            throws SQLException {
        long nanoseconds = LocalDateTime.parse(begin.replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC) * 1_000_000_000;
        Dialect dialect = registry.dialect();
        registry.run("UPDATE %s SET (%s) = (SELECT %s) WHERE instrument = '%s' AND id = %d"
                .formatted(
                        table,
                        span(dialect),
                        dialect.choose("int8range(%1$d, %1$d + 15)", "%1$d, %1$d + 15")
                                .formatted(nanoseconds),
                        instrument,
                        id));
    }

    private static String span(Dialect dialect) {
        return dialect.choose("timespan", "timespan_begin, timespan_end");
    }
}
