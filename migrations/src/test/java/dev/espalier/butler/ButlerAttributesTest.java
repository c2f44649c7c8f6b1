package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.runtime.MigratorComponent;
import dev.espalier.runtime.MigratorSettings;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ButlerAttributesTest {
    private static final List<String> MANAGERS =
            List.of("635083325f20", "8c57494cabcc", "a07b3b60e369", "f22a777cf382");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void tellWhichManagersARegistryUses(Dialect dialect) throws SQLException {
        assertThat(stamps(CollectionKeys.NUMBER.registry(dialect, folder))).containsExactlyElementsOf(MANAGERS);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void leaveOutAManagerWithoutVersion(Dialect dialect) throws SQLException {
        TestRegistry registry = CollectionKeys.NUMBER.registry(dialect, folder);
        registry.run(
                "DELETE FROM butler_attributes WHERE name LIKE 'version:%Monolithic%'; DELETE FROM alembic_version");
        assertThat(stamps(registry.stamp())).containsExactly("635083325f20", "8c57494cabcc", "f22a777cf382");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void takeTheVersionOfAConfigurationFromItsText(Dialect dialect) throws SQLException {
        TestRegistry registry = CollectionKeys.NUMBER.registry(dialect, folder);
        registry.run("""
                INSERT INTO butler_attributes VALUES
                    ('config:dimensions.json', '{"elements": {"version": 9}, "version": 7, "namespace": "daf_butler"}'),
                    ('config:obscore.json', '{"namespace": "embargo", "version": 1}')
                """);
        assertThat(stamps(registry.stamp())).containsAll(MANAGERS).contains("352c30854bb0", "4fe28ef5030f");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void takeADimensionUniverseWithoutNamespaceForTheFirstOne(Dialect dialect) throws SQLException {
        TestRegistry registry = CollectionKeys.NUMBER.registry(dialect, folder);
        registry.run("INSERT INTO butler_attributes VALUES ('config:dimensions.json', '{\"version\": 0}')");
        assertThat(stamps(registry.stamp())).containsAll(MANAGERS).contains("f3bcee34f344");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void takeTheNamespaceThatIsGivenWhereThereIsNone(Dialect dialect) throws SQLException {
        TestRegistry registry = CollectionKeys.NUMBER.registry(dialect, folder);
        registry.run("INSERT INTO butler_attributes VALUES ('config:dimensions.json', '{\"version\": 0}')");
        MigratorSettings settings = new MigratorSettings(Optional.empty(), Map.of("namespace", "mine"));
        assertThatThrownBy(() ->
                        MigratorComponent.migrator(registry.source(), settings).plan(Request.stamp(List.of(), false)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("mine 0");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void areMissingInADatabaseThatIsNoRegistry(Dialect dialect) throws SQLException {
        TestRegistry other = TestRegistry.empty(dialect, folder).run("CREATE TABLE butler (name TEXT)");
        assertThatThrownBy(() -> other.migrate(Request.upgrade("heads"))).isInstanceOf(Refused.class);
        assertThat(other.tables()).containsExactly("butler");
    }

    private static List<String> stamps(TestRegistry registry) throws SQLException {
        return registry.query("SELECT version_num FROM alembic_version ORDER BY version_num");
    }
}
