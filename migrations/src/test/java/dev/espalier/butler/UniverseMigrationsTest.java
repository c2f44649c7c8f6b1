package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.butler.dimensions_config.Universe;
import dev.espalier.runtime.plan.Request;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
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
            UPDATE visit_definition SET visit = NULL WHERE exposure = 1 | visit_definition has 1 rows with no visit: LSSTCam exposure 1; give them their visit, or delete them
            UPDATE exposure SET day_obs = NULL WHERE instrument = 'LSSTCam' | exposure has 4 rows with no day_obs: LSSTCam 1, LSSTCam 2, LSSTCam 3, LSSTCam 4; give
            UPDATE exposure SET group_name = NULL WHERE id = 4          | exposure has 1 rows with no group_name: LSSTCam 4; give
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
                        "instrument has 1 rows with more than 16 characters in name: a name of more than 16; shorten");
        registry.run("DELETE FROM instrument WHERE class_name = 'x'");
        assertThatThrownBy(() -> registry.migrate(Request.downgrade("bf6308af80aa")))
                .hasStackTraceContaining("visit has 2 rows with more than 32 characters in observation_reason");
        assertThat(universe(registry)).contains("\"version\": 3");
    }

    private static TestRegistry small(TestRegistry empty) throws SQLException {
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
