package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real registries, carried through the versions of the dimension universe as the reference was recorded. */
final class DimensionsConfigTest {
    private static final String STEPS = "dimensions-config";

    /** What the reference got from the Python classes of the instruments. */
    private static final Map<String, String> OPTIONS =
            Map.of("has_simulated", "1", "day_obs_offset.DummyCam", "43200", "day_obs_offset.LATISS", "42900");

    /** From where on names of instruments may be long. */
    private static final List<String> LONG = List.of("2a8a32e1bec3", "1fae088c80b6", "352c30854bb0");

    private static final Map<String, String> REPORTS = Map.of(
            "2a8a32e1bec3", "tables whose names of instruments have at most 32 characters now: 28",
            "352c30854bb0", "exposures whose can_see_sky stays NULL are of type acq (1), flat (1)");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void areMigratedAsRecorded(Dialect dialect) throws SQLException, IOException {
        TestRegistry registry = registry(dialect);
        for (String revision : List.of(
                "380002bcbb26",
                "bf6308af80aa",
                "c5ae3a2cd7c2",
                "9888256c6a18",
                "2a8a32e1bec3",
                "1fae088c80b6",
                "352c30854bb0")) {
            String report = REPORTS.get(revision);
            assertThat(registry.migrate(Request.upgrade(revision), OPTIONS))
                    .as(revision)
                    .isEqualTo(report == null ? List.of() : List.of(report));
            RecordedState recorded = RecordedState.of(dialect, STEPS, revision);
            assertState(
                    registry, recorded, LONG.contains(revision) ? Differences.checksOf(32) : UnaryOperator.identity());
            recorded.assertCatalogOf(registry, folder);
        }
        registry.migrate(Request.downgrade("1fae088c80b6"));
        assertState(registry, RecordedState.of(dialect, STEPS, "1fae088c80b6.down"), Differences.checksOf(32));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void goBackAsRecorded(Dialect dialect) throws SQLException, IOException {
        TestRegistry registry = registry(dialect);
        registry.migrate(Request.upgrade("380002bcbb26"));
        registry.migrate(Request.downgrade("f3bcee34f344"));
        assertState(
                registry, RecordedState.of(dialect, STEPS + "-downs/a", "f3bcee34f344.down"), UnaryOperator.identity());

        registry.migrate(Request.upgrade("2a8a32e1bec3"), OPTIONS);
        for (String revision : List.of("9888256c6a18", "c5ae3a2cd7c2", "bf6308af80aa")) {
            assertThat(registry.migrate(Request.downgrade(revision)))
                    .as(revision)
                    .isEqualTo(
                            revision.equals("9888256c6a18")
                                    ? List.of("tables whose names of instruments have at most 16 characters now: 28")
                                    : List.of());
            assertState(
                    registry,
                    RecordedState.of(dialect, STEPS + "-downs/b", revision + ".down"),
                    Differences.checksOf(16));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void goTheWholeWayInOnePlan(Dialect dialect) throws SQLException, IOException {
        TestRegistry registry = registry(dialect);
        registry.migrate(Request.upgrade("352c30854bb0"), OPTIONS);
        RecordedState recorded = RecordedState.of(dialect, STEPS, "352c30854bb0");
        assertState(registry, recorded, Differences.checksOf(32));
        recorded.assertCatalogOf(registry, folder);
    }

    private TestRegistry registry(Dialect dialect) throws SQLException, IOException {
        return TestRegistry.recorded(dialect, folder, "uuid-int").stamp();
    }

    private static void assertState(TestRegistry registry, RecordedState expected, UnaryOperator<String> checks)
            throws SQLException, IOException {
        expected.assertDumpOf(registry, checks);
        Contents.of(registry).withoutDocs().assertEqualTo(expected.contents().withoutDocs());
    }
}
