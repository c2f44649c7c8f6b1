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
import java.util.List;
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

    /** Trees whose migrations need no option, so that they can be carried to their heads from any state. */
    private static final Set<String> TREES = Set.of("attributes", "collections", "datasets");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> goesOnFromEveryState() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Dialect dialect : Dialect.values()) {
            Path steps = Shared.butler().resolve(RecordedState.folder(dialect)).resolve("steps");
            try (Stream<Path> files = Files.walk(steps)) {
                files.filter(file -> file.toString().endsWith(".ddl.sql"))
                        .sorted()
                        .map(file -> new RecordedState(
                                Objects.requireNonNull(file.getParent()),
                                file.getFileName().toString().replace(".ddl.sql", "")))
                        .forEach(state -> tests.add(DynamicTest.dynamicTest(
                                dialect + " " + steps.relativize(state.folder()) + " " + state.name(),
                                () -> goOn(state, dialect))));
            }
        }
        assertThat(tests).hasSizeGreaterThan(60);
        return tests.stream();
    }

    private void goOn(RecordedState state, Dialect dialect) throws SQLException, IOException {
        TestRegistry registry = state.load(dialect, folder);
        Contents.of(registry).assertEqualTo(state.contents());
        Migrator migrator = registry.migrator();
        migrator.check();
        for (String tree : trees(migrator)) {
            Plan plan = migrator.plan(Request.upgrade(tree));
            registry.migrate(plan.request());
            assertThat(migrator.plan(Request.upgrade(tree)).isEmpty()).as(tree).isTrue();
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
