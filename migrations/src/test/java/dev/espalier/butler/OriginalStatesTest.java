package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries as the original leaves them: we go on from every one. */
final class OriginalStatesTest {
    private static final String NAME_TO_INT = "_oneshot/collections/name_2.0.0_to_int_2.0.0/";

    /** The trees that a registry has from its beginning, but {@code opaque}, of which no revision does anything. */
    private static final Set<String> TREES =
            Set.of("attributes", "collections", "datasets", "datastores", "dimensions", "dimensions-config");

    private static final Map<String, String> OPTIONS = Map.of(
            "null_filter_value", "unknown",
            "has_simulated", "1",
            "day_obs_offset.DummyCam", "43200",
            "day_obs_offset.LATISS", "42900");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> goesOnFromEveryState() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Dialect dialect : Dialect.values()) {
            Set<Contents> seen = new HashSet<>();
            for (RecordedState state : states(dialect)) {
                // Rows tell states apart, as they include the versions; many ways begin with the same.
                if (seen.add(state.contents())) {
                    tests.add(DynamicTest.dynamicTest(dialect + " " + state, () -> goOn(state, dialect)));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(40);
        return tests.stream();
    }

    private static List<RecordedState> states(Dialect dialect) throws IOException {
        Path steps = Shared.butler().resolve(RecordedState.folder(dialect)).resolve("steps");
        try (Stream<Path> files = Files.walk(steps)) {
            return files.filter(file -> file.toString().endsWith(".ddl.sql"))
                    .sorted()
                    .map(file -> new RecordedState(
                            Objects.requireNonNull(file.getParent()),
                            file.getFileName().toString().replace(".ddl.sql", "")))
                    .toList();
        }
    }

    private void goOn(RecordedState state, Dialect dialect) throws SQLException, IOException {
        TestRegistry registry = state.load(dialect, folder);
        Contents.of(registry).assertEqualTo(state.contents());
        Migrator migrator = registry.migrator(OPTIONS);
        migrator.check();
        for (String tree : trees(migrator)) {
            Plan plan = migrator.plan(Request.upgrade(tree));
            registry.migrate(plan.request(), OPTIONS);
            assertThat(migrator.plan(Request.upgrade(tree)).isEmpty()).as(tree).isTrue();
            if (tree.equals("dimensions-config") && !plan.isEmpty()) {
                assertThat(registry.dump())
                        .as("checks of instruments' names")
                        .noneMatch(line -> line.contains("_len_instrument ") && line.contains("<=16"));
            }
        }
        migrator.check();
    }

    /** The trees among {@link #TREES} that the database uses */
    private static List<String> trees(Migrator migrator) {
        RevisionGraph graph = migrator.history();
        return migrator.current().rows().stream()
                .map(row -> graph.get(row).tree().text())
                .filter(TREES::contains)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"from-int-name", "from-uuid-name"})
    void stampMendsTheDowngradeThatChangesNothing(String start) throws SQLException, IOException {
        RecordedState state = RecordedState.of(Dialect.POSTGRESQL, NAME_TO_INT + start, "93341d68b814.down");
        assertMended(state.load("8c57494cabcc", Dialect.POSTGRESQL, folder));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void stampMendsTheSameInASmallRegistry(Dialect dialect) throws SQLException {
        TestRegistry registry = CollectionKeys.NUMBER.registry(dialect, folder);
        registry.run("UPDATE alembic_version SET version_num = '93341d68b814' WHERE version_num = '8c57494cabcc'");
        assertMended(registry);
    }

    private static void assertMended(TestRegistry registry) throws SQLException {
        Migrator migrator = registry.migrator();
        assertThatThrownBy(() -> migrator.plan(Request.upgrade("collections")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("NameKeyCollectionManager 2.0.0 (93341d68b814) in the version table")
                .hasMessageContaining("SynthIntKeyCollectionManager 2.0.0 (8c57494cabcc) in the application's record")
                .hasMessageContaining("stamp DATABASE");
        registry.stamp();
        assertThat(registry.query("SELECT version_num FROM alembic_version"))
                .contains("8c57494cabcc")
                .doesNotContain("93341d68b814");
        migrator.check();
        assertThat(migrator.plan(Request.upgrade("collections")).isEmpty()).isTrue();
    }
}
