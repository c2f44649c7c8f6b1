package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ObscoreTest {
    private static final String CLASS = "lsst.daf.butler.registry.obscore._manager.ObsCoreLiveTableManager";
    private static final Request BEGIN = Request.upgrade("a0d766f99876");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void beginsAndEndsAsRecorded(Dialect dialect) throws SQLException, IOException {
        TestRegistry registry =
                TestRegistry.recorded(dialect, folder, "uuid-int").stamp();
        registry.migrator().migrate(Request.stamp(List.of("obscore"), false));
        Contents.of(registry)
                .assertEqualTo(
                        RecordedState.of(dialect, "obscore", "8b8e030aba2b").contents());

        registry.migrate(BEGIN);
        RecordedState.of(dialect, "obscore", "a0d766f99876").assertStateOf(registry, folder);

        registry.migrate(Request.downgrade("8b8e030aba2b"));
        RecordedState.of(dialect, "obscore", "8b8e030aba2b.down").assertDumpAndRowsOf(registry);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void beginsAndEnds(Dialect dialect) throws SQLException {
        beginAndEnd(CollectionKeys.NUMBER.registry(dialect, folder));
    }

    @Test
    void beginsInASchemaWhoseNameNeedsQuotes() throws SQLException {
        beginAndEnd(CollectionKeys.NUMBER.registry(TestRegistry.emptySchema("Reg-1")));
    }

    private static void beginAndEnd(TestRegistry registry) throws SQLException {
        List<String> before = attributes(registry);
        for (int round = 0; round < 2; round++) {
            assertThat(registry.migrate(BEGIN))
                    .containsExactly("in butler.yaml, set registry.managers.obscore to " + CLASS);
            List<String> begun = attributes(registry);
            assertThat(begun)
                    .containsAll(before)
                    .hasSize(before.size() + 2)
                    .contains("config:registry.managers.obscore " + CLASS, "version:" + CLASS + " 0.0.1");
            assertThat(registry.migrate(Request.downgrade("8b8e030aba2b")))
                    .containsExactly("in butler.yaml, remove registry.managers.obscore");
            assertThat(attributes(registry)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void refusesARowThatIsInTheWay(Dialect dialect) throws SQLException {
        TestRegistry registry = CollectionKeys.NUMBER.registry(dialect, folder);
        for (String row : List.of("version:" + CLASS, "config:registry.managers.obscore")) {
            registry.run("INSERT INTO butler_attributes VALUES ('" + row + "', 'left')");
            List<String> before = attributes(registry);
            assertThatThrownBy(() -> registry.migrate(BEGIN))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("butler_attributes has a row " + row + " (left) although")
                    .hasMessageContaining("delete that row");
            assertThat(attributes(registry)).isEqualTo(before);
            registry.run("DELETE FROM butler_attributes WHERE value = 'left'");
        }
        registry.migrate(BEGIN);
        assertThat(attributes(registry)).contains("version:" + CLASS + " 0.0.1");
    }

    private static List<String> attributes(TestRegistry registry) throws SQLException {
        return registry.query("SELECT name || ' ' || value FROM butler_attributes ORDER BY name");
    }
}
