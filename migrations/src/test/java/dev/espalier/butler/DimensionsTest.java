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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DimensionsTest {
    private static final Request NOT_NULL = Request.upgrade("035dcf13ef18");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void areMigratedAsRecorded(Dialect dialect) throws SQLException, IOException {
        TestRegistry registry =
                TestRegistry.recorded(dialect, folder, "uuid-int").stamp();

        registry.migrate(Request.upgrade("1601d5973bf8"));
        RecordedState.of(dialect, "dimensions", "1601d5973bf8").assertStateOf(registry, folder);

        assertThat(registry.migrate(NOT_NULL, Map.of("null_filter_value", "unknown")))
                .containsExactly("rows given physical_filter unknown: 1 in visit, 0 in exposure");
        RecordedState.of(dialect, "dimensions", "035dcf13ef18").assertStateOf(registry, folder);

        registry.migrate(Request.downgrade("1601d5973bf8"));
        RecordedState.of(dialect, "dimensions", "1601d5973bf8.down").assertDumpAndRowsOf(registry);

        registry.migrate(Request.downgrade("87a30df8c8c5"));
        RecordedState.of(dialect, "dimensions", "87a30df8c8c5.down").assertDumpAndRowsOf(registry);
    }

    @Test
    void areMigratedInASchemaAsRecorded() throws SQLException, IOException {
        TestRegistry registry = TestRegistry.recordedInSchema("uuid-int").stamp();
        registry.migrate(NOT_NULL, Map.of("null_filter_value", "unknown"));
        RecordedState.of(Dialect.POSTGRESQL, "dimensions", "035dcf13ef18").assertDumpOf(registry);
        registry.migrate(Request.downgrade("87a30df8c8c5"));
        RecordedState.of(Dialect.POSTGRESQL, "dimensions", "87a30df8c8c5.down").assertDumpOf(registry);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void giveVisitsAndExposuresTheFilterThatIsNamed(Dialect dialect) throws SQLException {
        giveTheFilterThatIsNamed(small(TestRegistry.empty(dialect, folder)));
    }

    @Test
    void giveItInASchemaWhoseNameNeedsQuotes() throws SQLException {
        giveTheFilterThatIsNamed(small(TestRegistry.emptySchema("Reg-1")));
    }

    private static void giveTheFilterThatIsNamed(TestRegistry registry) throws SQLException {
        List<String> before = registry.dump();
        assertThat(registry.migrate(NOT_NULL, Map.of("null_filter_value", "none=0")))
                .containsExactly("rows given physical_filter none=0: 1 in visit, 2 in exposure");
        assertThat(filters(registry))
                .containsExactly("CamA 1 g", "CamA 1 g", "CamA 2 none=0", "CamB 1 none=0", "CamB 2 none=0");
        assertThat(notNull(registry, before))
                .containsExactly(
                        "exposure.physical_filter",
                        "visit.physical_filter",
                        "visit.visit_system",
                        "visit_definition.visit");

        registry.migrate(Request.downgrade("87a30df8c8c5"));
        assertThat(registry.dump()).isEqualTo(before);
        assertThat(filters(registry))
                .containsExactly("CamA 1 g", "CamA 1 g", "CamA 2 none=0", "CamB 1 none=0", "CamB 2 none=0");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void sayHowManyRowsHaveNoFilterAndAskForOne(Dialect dialect) throws SQLException {
        TestRegistry registry = small(TestRegistry.empty(dialect, folder));
        List<String> before = registry.dump();
        assertThatThrownBy(() -> registry.migrate(NOT_NULL))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(
                        "rows are incomplete: 1 in visit without physical_filter, 2 in exposure without physical_filter;"
                                + " name the filter that they are to be given with --options null_filter_value=<filter>");
        assertThat(registry.dump()).isEqualTo(before);
        registry.migrate(NOT_NULL, Map.of("null_filter_value", "none=0"));
        assertThat(filters(registry)).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void refuseAFilterThatSomeInstrumentDoesNotHave(Dialect dialect) throws SQLException {
        TestRegistry registry = small(TestRegistry.empty(dialect, folder));
        assertThatThrownBy(() -> registry.migrate(NOT_NULL, Map.of("null_filter_value", "g")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(
                        "null_filter_value is g, but no physical_filter of that name is registered for CamB;");
        assertThatThrownBy(() -> registry.migrate(NOT_NULL, Map.of("null_filter_value", "nowhere")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(
                        "is registered for CamA, CamB; register it there, or name one that all of them have");
        assertThat(filters(registry)).contains("CamA 2 null", "CamB 1 null");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void needNoFilterWhereNoneIsMissing(Dialect dialect) throws SQLException {
        TestRegistry registry = small(TestRegistry.empty(dialect, folder))
                .run(
                        "DELETE FROM visit WHERE physical_filter IS NULL; DELETE FROM exposure WHERE physical_filter IS NULL");
        registry.migrate(NOT_NULL);
        assertThat(filters(registry)).containsExactly("CamA 1 g", "CamA 1 g");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void refuseRowsThatDoNotSayWhatTheyMust(Dialect dialect) throws SQLException {
        TestRegistry registry = small(TestRegistry.empty(dialect, folder)).run("""
                INSERT INTO visit VALUES ('CamB', 1, 'r', NULL, 'three');
                INSERT INTO visit_definition VALUES ('CamA', 2, 0, NULL), ('CamB', 2, 0, NULL)
                """);
        assertThatThrownBy(() -> registry.migrate(NOT_NULL, Map.of("null_filter_value", "none=0")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("1 in visit without visit_system, 2 in visit_definition without visit;");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void takeWhatIsImpliedFromTheUniverse(Dialect dialect) throws SQLException {
        TestRegistry registry = small(TestRegistry.empty(dialect, folder)).run("""
                UPDATE butler_attributes
                SET value = '{"version": 0, "elements": {"visit": {"implies": ["visit_system", "region"]}, "moon": {"implies": ["visit"]}}}'
                WHERE name = 'config:dimensions.json'
                """);
        List<String> before = registry.dump();
        registry.migrate(NOT_NULL);
        assertThat(notNull(registry, before)).containsExactly("visit.visit_system");
    }

    private static TestRegistry small(TestRegistry empty) throws SQLException {
        return empty.run(TestRegistry.resource("small-dimensions.sql")).stamp();
    }

    /** The columns that are not null now and were so before. */
    private static List<String> notNull(TestRegistry registry, List<String> before) throws SQLException {
        return registry.dump().stream()
                .filter(line -> line.contains("nullable=False") && !before.contains(line))
                .map(line -> line.replaceAll(".*column=(\\S+) .*table=(\\S+)].*", "$2.$1"))
                .toList();
    }

    private static List<String> filters(TestRegistry registry) throws SQLException {
        return registry.query("""
                SELECT instrument || ' ' || id || ' ' || coalesce(physical_filter, 'null') AS line FROM visit
                UNION ALL SELECT instrument || ' ' || id || ' ' || coalesce(physical_filter, 'null') FROM exposure
                ORDER BY line
                """);
    }
}
