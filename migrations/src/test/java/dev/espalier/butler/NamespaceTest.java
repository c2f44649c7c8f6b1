package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.butler.dimensions_config.Namespace;
import dev.espalier.butler.dimensions_config.Universe;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The namespace of a dimension universe, named by hand. */
final class NamespaceTest {
    private static final List<String> KNOWN = List.of("daf_butler", "ours");
    private static final String TEXT = "SELECT value FROM butler_attributes WHERE name = 'config:dimensions.json'";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void isAddedToAUniverseWithoutAndKeepsNothingFromBeingMigrated(Dialect dialect) throws SQLException {
        TestRegistry registry = UniverseMigrationsTest.small(TestRegistry.empty(dialect, folder));
        String before = registry.query(TEXT).get(0);
        assertThat(registry.migrator().reading(Namespace::of)).isEmpty();
        assertThat(set(registry, "daf_butler", false)).isEmpty();
        assertThat(registry.query(TEXT)).containsExactly(before.replaceFirst("}$", ", \"namespace\": \"daf_butler\"}"));
        assertThat(registry.migrator().reading(Namespace::of)).contains("daf_butler");
        registry.migrator().check();

        registry.migrate(Request.upgrade("380002bcbb26"));
        assertThat(JsonText.parse(registry.query(TEXT).get(0)))
                .isEqualTo(JsonText.parse(Universe.standard(1).text()));
        registry.migrate(Request.downgrade("f3bcee34f344"));
        assertThat(registry.query(TEXT)).containsExactly(before);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void isReplacedOnlyWhenAskedTo(Dialect dialect) throws SQLException {
        TestRegistry registry = UniverseMigrationsTest.small(TestRegistry.empty(dialect, folder));
        registry.migrate(Request.upgrade("380002bcbb26"));
        String before = registry.query(TEXT).get(0);
        assertThat(set(registry, "daf_butler", false)).contains("daf_butler");
        assertThatThrownBy(() -> set(registry, "ours", false))
                .isInstanceOf(Refused.class)
                .hasMessage("[REV327] Namespace is already defined (daf_butler), use --update option to replace it.");
        assertThat(registry.query(TEXT)).containsExactly(before);

        assertThat(set(registry, "ours", true)).contains("daf_butler");
        assertThat(registry.query(TEXT))
                .containsExactly(before.replace("\"namespace\": \"daf_butler\"", "\"namespace\": \"ours\""));
        assertThatThrownBy(() -> registry.migrator().check()).hasMessageContaining("REV312");
        assertThat(set(registry, "daf_butler", true)).contains("ours");
        registry.migrator().check();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT 1 | daf_butlr | namespace 'daf_butlr', so that the registry would be refused from then on; did you mean daf_butler?
            SELECT 1 | `` | namespace '', so that the registry would be refused from then on; there are those in daf_butler, ours
            SELECT 1 | other"} | namespace 'other"}', so
            DELETE FROM butler_attributes WHERE name = 'config:dimensions.json' | ours | no row config:dimensions.json
            UPDATE butler_attributes SET value = '{' WHERE name = 'config:dimensions.json' | ours | is not JSON
            UPDATE butler_attributes SET value = '7' WHERE name = 'config:dimensions.json' | ours | not hold a JSON object
            DROP TABLE butler_attributes | ours | has no table butler_attributes, so it is no Butler registry; check
            """)
    void isRefusedWhereItCannotBeSet(String statement, String namespace, String message) throws SQLException {
        for (Dialect dialect : Dialect.values()) {
            TestRegistry registry = UniverseMigrationsTest.small(TestRegistry.empty(dialect, folder));
            registry.run(statement.startsWith("SELECT") ? "" : statement);
            Contents before = Contents.of(registry);
            assertThatThrownBy(() -> set(registry, namespace, true))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining(message);
            Contents.of(registry).assertEqualTo(before);
        }
    }

    private static Optional<String> set(TestRegistry registry, String namespace, boolean replace) {
        return registry.migrator().writing(db -> Namespace.set(db, namespace, replace, KNOWN), blocker -> {});
    }
}
