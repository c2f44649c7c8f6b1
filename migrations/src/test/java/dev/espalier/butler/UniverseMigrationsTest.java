package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.butler.dimensions_config.Universe;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A small registry, carried through the versions of the dimension universe. */
final class UniverseMigrationsTest {
    private static final Request HEAD = Request.upgrade("352c30854bb0");
    private static final Map<String, String> OPTIONS = Map.of("has_simulated", "0", "day_obs_offset.CamB", "-60");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void goesAllTheWay(Dialect dialect) throws SQLException {
        goAllTheWay(small(TestRegistry.empty(dialect, folder)));
    }

    @Test
    void goesAllTheWayInASchemaWhoseNameNeedsQuotes() throws SQLException {
        goAllTheWay(small(TestRegistry.emptySchema("Reg-1")));
    }

    private static void goAllTheWay(TestRegistry registry) throws SQLException {
        registry.migrate(HEAD, OPTIONS);
        assertThat(universe(registry)).isEqualTo(Universe.standard(7).text());
        assertThat(registry.query("SELECT name || ' ' || visit_system FROM instrument ORDER BY name"))
                .containsExactly("CamB 0", "Idle 0", "LSSTCam 2");
        assertThat(registry.query("SELECT id || ' ' || seq_num FROM visit ORDER BY id"))
                .containsExactly("10 5", "20 1");
        assertThat(registry.query("SELECT visit_system || ' ' || visit FROM visit_system_membership ORDER BY 1"))
                .containsExactly("0 10", "1 10", "1 20");
        assertThat(registry.query("SELECT exposure || ' ' || visit FROM visit_definition ORDER BY 1"))
                .containsExactly("1 10", "2 10", "4 20");
        assertThat(registry.query("SELECT instrument || ' ' || name FROM \"group\" ORDER BY 1"))
                .containsExactly("CamB g1", "LSSTCam g1", "LSSTCam g2", "LSSTCam g3");
        String begin = registry.dialect().choose("lower(timespan)", "timespan_begin");
        assertThat(registry.query("SELECT instrument || ' ' || id || ' ' || (%s / 1000000000) FROM day_obs ORDER BY 1"
                        .formatted(begin)))
                .containsExactly(
                        "CamB 20240501 1714521540",
                        "LSSTCam 20231225 1703491200",
                        "LSSTCam 20240430 1714460400",
                        "LSSTCam 20240501 1714564800");
        assertThat(registry.query("SELECT CASE can_see_sky WHEN TRUE THEN 'yes' WHEN FALSE THEN 'no' END FROM exposure"
                        + " ORDER BY instrument, id"))
                .containsExactly("yes", "yes", "null", "null", "no");
        registry.run("INSERT INTO instrument VALUES ('a name of more than 16', 'x', 0);"
                + " INSERT INTO visit_system VALUES ('a name of more than 16', 1)");
        registry.migrate(Request.downgrade("1fae088c80b6"));
        assertThat(universe(registry)).isEqualTo(Universe.standard(6).text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE visit_definition SET visit = NULL WHERE exposure = 1 | visit_definition has 1 row with no visit: LSSTCam exposure 1; give them their visit, or delete them
            ALTER TABLE instrument ADD COLUMN visit_system BIGINT; CREATE TABLE visit_system_membership (visit BIGINT) | (bf6308af80aa) cannot be done: this migration has been begun, and left behind instrument.visit_system, visit_system_membership; restore
            CREATE TABLE day_obs (id BIGINT)                            | (1fae088c80b6) cannot be done: this migration has been begun, and left behind day_obs; restore
            ALTER TABLE exposure ADD COLUMN can_see_sky BOOLEAN         | (352c30854bb0) cannot be done: this migration has been begun, and left behind exposure.can_see_sky; restore
            UPDATE exposure SET day_obs = NULL WHERE instrument = 'LSSTCam' | exposure has 4 rows with no day_obs: LSSTCam 1, LSSTCam 2, LSSTCam 3, LSSTCam 4; give
            UPDATE exposure SET group_name = NULL WHERE id = 4          | exposure has 1 row with no group_name: LSSTCam 4; give
            UPDATE exposure SET day_obs = 20240230 WHERE id = 4         | exposures of LSSTCam have day_obs 20240230, which is no date
            UPDATE instrument SET class_name = NULL WHERE name = 'LSSTCam' | not known of LSSTCam (class null); give
            UPDATE butler_attributes SET name = replace(name, 'lsst.daf.butler.registry.dimensions.static', 'a'), value = replace(value, 'lsst.daf.butler.registry.dimensions.static', 'a') | has a.StaticDimensionRecordStorageManager in config:registry.managers.dimensions
            """)
    void leavesNothingBehindWhereDataStandInTheWay(String statement, String message) throws SQLException {
        for (Dialect dialect : Dialect.values()) {
            TestRegistry registry = small(TestRegistry.empty(dialect, folder));
            registry.run(statement);
            Contents before = Contents.of(registry);
            assertThatThrownBy(() -> registry.migrate(HEAD, OPTIONS)).hasMessageContaining(message);
            Contents.of(registry).assertEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void asksForTheBeginOfDaysItDoesNotKnow(Dialect dialect) throws SQLException {
        TestRegistry registry = small(TestRegistry.empty(dialect, folder));
        Map<String, String> options = new HashMap<>(OPTIONS);
        options.remove("day_obs_offset.CamB");
        assertThatThrownBy(() -> registry.migrate(HEAD, options))
                .hasMessageContaining("not known of CamB (class b.Camera); give")
                .hasMessageContaining("--options day_obs_offset.<instrument>=<seconds>");
        options.put("day_obs_offset.CamB", "noon");
        assertThatThrownBy(() -> registry.migrate(HEAD, options))
                .hasMessageContaining("option day_obs_offset.CamB is noon; give a whole number of seconds");
        registry.migrate(HEAD, OPTIONS);
        assertThat(registry.tables()).contains("day_obs", "group");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void keepsWhatASiteHasAdded(Dialect dialect) throws SQLException {
        TestRegistry registry = small(TestRegistry.empty(dialect, folder))
                .run(
                        "UPDATE butler_attributes SET value = replace(value, '\"skypix\": {', '\"ours\": 1, \"skypix\": {')");
        registry.migrate(HEAD, OPTIONS);
        assertThat(universe(registry))
                .isEqualTo(Universe.standard(7).text().replace("\"skypix\": {", "\"ours\": 1, \"skypix\": {"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void refusesAnotherUniverseUnlessItIsAllowed(Dialect dialect) throws SQLException {
        TestRegistry registry = small(TestRegistry.empty(dialect, folder))
                .run("UPDATE butler_attributes SET value = replace(value, '\"max_level\": 24', '\"max_level\": 20')");
        assertThatThrownBy(() -> registry.migrate(HEAD, OPTIONS))
                .hasMessageContaining("differs from the standard universe 5: skypix.htm.max_level is 20, not 24;")
                .hasMessageContaining("--options allow_dimension_universe_mismatch=1");
        Map<String, String> options = new HashMap<>(OPTIONS);
        options.put("allow_dimension_universe_mismatch", "1");
        registry.migrate(HEAD, options);
        assertThat(universe(registry)).contains("\"max_level\": 20").contains("\"version\": 7");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void doesNotGoBackWhereValuesAreTooLong(Dialect dialect) throws SQLException {
        TestRegistry registry = small(TestRegistry.empty(dialect, folder));
        registry.migrate(Request.upgrade("2a8a32e1bec3"), OPTIONS);
        registry.run("INSERT INTO instrument VALUES ('a name of more than 16', 'x', 0);"
                + " UPDATE visit SET observation_reason = 'a reason of more than thirty-two characters'");
        assertThatThrownBy(() -> registry.migrate(Request.downgrade("9888256c6a18")))
                .hasStackTraceContaining(
                        "instrument has 1 row with more than 16 characters in name: a name of more than 16; shorten");
        registry.run("DELETE FROM instrument WHERE class_name = 'x'");
        assertThatThrownBy(() -> registry.migrate(Request.downgrade("bf6308af80aa")))
                .hasStackTraceContaining("visit has 2 rows with more than 32 characters in observation_reason");
        assertThat(universe(registry)).contains("\"version\": 3");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void doesNotGoBackOnSqliteWhereReasonsAreEmpty(Dialect dialect) throws SQLException {
        TestRegistry registry = small(TestRegistry.empty(dialect, folder));
        registry.migrate(Request.upgrade("c5ae3a2cd7c2"), OPTIONS);
        registry.run("UPDATE exposure SET observation_reason = '' WHERE id < 3");
        Request back = Request.downgrade("bf6308af80aa");
        if (dialect == Dialect.SQLITE) {
            Contents before = Contents.of(registry);
            assertThatThrownBy(() -> registry.migrate(back))
                    .isInstanceOf(Refused.class)
                    .hasMessage(
                            "[REV327] downgrade dimensions-config daf_butler 3 (c5ae3a2cd7c2) cannot be done: exposure"
                                    + " has 3 rows with an empty observation_reason: CamB 1, LSSTCam 1, LSSTCam 2; make it NULL"
                                    + " there, or give them one");
            Contents.of(registry).assertEqualTo(before);
            registry.run("UPDATE exposure SET observation_reason = NULL WHERE observation_reason = ''");
        }
        registry.migrate(back);
        assertThat(universe(registry)).contains("\"version\": 2");
        assertThat(registry.query("SELECT observation_reason FROM exposure WHERE id < 3"))
                .containsOnly(dialect.choose("", "null"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LSSTCamm | did you mean day_obs_offset.LSSTCam?
            Hyper    | leave it out, or name one of CamB, Idle, LSSTCam
            """)
    void refusesAnOptionForAnInstrumentThatIsNotThere(String name, String advice) throws SQLException {
        for (Dialect dialect : Dialect.values()) {
            TestRegistry registry = small(TestRegistry.empty(dialect, folder));
            Map<String, String> options = new HashMap<>(OPTIONS);
            options.put("day_obs_offset." + name, "0");
            Contents before = Contents.of(registry);
            assertThatThrownBy(() -> registry.migrate(HEAD, options))
                    .isInstanceOf(Refused.class)
                    .hasMessage("[REV327] upgrade dimensions-config daf_butler 6 (1fae088c80b6) cannot be done: option"
                            + " day_obs_offset." + name + " is for an instrument that is not registered; " + advice);
            Contents.of(registry).assertEqualTo(before);
        }
    }

    @Test
    void findsExposuresOfAnInstrumentThatIsNotThere() throws SQLException {
        TestRegistry registry = small(TestRegistry.empty(Dialect.SQLITE, folder))
                .run("INSERT INTO exposure SELECT 'Lost', id, observation_type, observation_reason, day_obs, seq_num,"
                        + " group_name, group_id FROM exposure WHERE instrument = 'CamB'");
        assertThatThrownBy(() -> registry.migrate(HEAD, OPTIONS))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("exposure refers to instrument Lost, which is not registered; register it");
    }

    @ParameterizedTest
    @CsvSource({"2a8a32e1bec3, 1fae088c80b6", "1fae088c80b6, 352c30854bb0"})
    void lengthensWhatTheOriginalLeavesShortOnSqlite(String at, String next) throws SQLException {
        TestRegistry registry = small(TestRegistry.empty(Dialect.SQLITE, folder));
        registry.migrate(Request.upgrade(at), OPTIONS);
        List<String> checks = registry.dump();
        registry.run("PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql ="
                + " replace(sql, 'length(\"instrument\")<=32', 'length(instrument)<=16')"
                + " WHERE name IN ('visit', 'exposure', 'visit_system_membership')");
        assertThat(registry.dump()).isNotEqualTo(checks).anyMatch(line -> line.contains("length(instrument)<=16"));

        assertThat(registry.migrate(Request.upgrade(next), OPTIONS))
                .contains("tables whose names of instruments have at most 32 characters now: 3");
        assertThat(registry.dump())
                .noneMatch(line -> line.contains("<=16"))
                .anyMatch(line -> line.contains("visit_len_instrument sqltext=length(\"instrument\")<=32 AND"));
        registry.run("INSERT INTO instrument VALUES ('a name of more than 16', 'x', 0);"
                + " INSERT INTO visit (instrument, id) VALUES ('a name of more than 16', 1)");
    }

    @Test
    void doesNotGoBackWhereANameThatIsTooLongRefersToNothing() throws SQLException {
        TestRegistry registry = small(TestRegistry.empty(Dialect.SQLITE, folder));
        registry.migrate(Request.upgrade("2a8a32e1bec3"), OPTIONS);
        registry.run("INSERT INTO visit_system VALUES ('a name of more than 16', 1)");
        assertThatThrownBy(() -> registry.migrate(Request.downgrade("9888256c6a18")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("visit_system has 1 row with more than 16 characters in instrument: a name of");
    }

    /** The small registry, stamped at universe 0. */
    static TestRegistry small(TestRegistry empty) throws SQLException {
        return empty.run(TestRegistry.resource("small-universe.sql"))
                .run("INSERT INTO butler_attributes VALUES ('config:dimensions.json', '"
                        + Universe.standard(0).text().replace("'", "''") + "')")
                .stamp();
    }

    private static String universe(TestRegistry registry) throws SQLException {
        return registry.query("SELECT value FROM butler_attributes WHERE name = 'config:dimensions.json'")
                .get(0);
    }
}
