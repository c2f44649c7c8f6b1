package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ObscoreConfigTest {
    private static final Request CONFIGURE = Request.upgrade("4fe28ef5030f");
    private static final String UPDATE =
            "before anything is written to the registry, run `butler obscore update-table` of dax_obscore";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void makesTheRecordedTable(Dialect dialect) throws SQLException, IOException {
        makeTheRecordedTable(TestRegistry.recorded(dialect, folder, "uuid-int").stamp());
    }

    @Test
    void makesTheRecordedTableInASchema() throws SQLException, IOException {
        makeTheRecordedTable(TestRegistry.recordedInSchema("uuid-int").stamp());
    }

    private void makeTheRecordedTable(TestRegistry registry) throws SQLException, IOException {
        Path file = Shared.butler().resolve("obscore-embargo.yaml");
        registry.migrate(Request.upgrade("a0d766f99876"));
        assertThat(registry.migrate(CONFIGURE, options(file))).containsExactly(UPDATE);

        RecordedState recorded = RecordedState.of(Dialect.POSTGRESQL, "_all", "4fe28ef5030f");
        List<String> expected =
                dumpOf("obscore", Files.readAllLines(recorded.folder().resolve("4fe28ef5030f.schema.txt")));
        assertThat(dumpOf("obscore", registry.dump()).stream().map(line -> wording(line, registry.dialect())))
                .containsExactlyElementsOf(expected.stream()
                        .map(line -> wording(line, registry.dialect()))
                        .toList());
        Contents.Rows attributes = recorded.contents().table("butler_attributes");
        assertThat(attributes.rows().stream()
                        .filter(row -> attributes.cell(row, "name").equals("'config:obscore.json'"))
                        .map(row -> attributes.cell(row, "value")))
                .containsExactly("'" + json(registry).get(0) + "'");
    }

    @Test
    void makesTheColumnsInTheRecordedOrderWithTheirRules() throws SQLException, IOException {
        TestRegistry registry =
                TestRegistry.recorded(Dialect.POSTGRESQL, folder, "uuid-int").stamp();
        registry.migrate(CONFIGURE, options(Shared.butler().resolve("obscore-embargo.yaml")));
        String ddl = Files.readString(Shared.butler().resolve("postgresql/steps/_all/4fe28ef5030f.ddl.sql"));
        TestRegistry expected = TestRegistry.empty(Dialect.POSTGRESQL, folder).run(ddl);
        Lines.assertSame("the catalogue", withoutComments(registry), withoutComments(expected));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void makesTheTableOfAConfiguration(Dialect dialect) throws SQLException, IOException {
        makeTheTable(newRegistry(TestRegistry.empty(dialect, folder)));
    }

    @Test
    void makesItInASchemaWhoseNameNeedsQuotes() throws SQLException, IOException {
        makeTheTable(newRegistry(TestRegistry.emptySchema("Reg-1")));
    }

    private void makeTheTable(TestRegistry registry) throws SQLException, IOException {
        assertThat(registry.migrate(CONFIGURE, options(observations()))).containsExactly(UPDATE);
        Dialect dialect = registry.dialect();
        assertThat(dumpOf("observations", registry.dump()).stream()
                        .map(line -> line.strip().replace(" [table=observations]", "")))
                .contains(
                        "column=target_name type=TEXT nullable=True default=None",
                        "column=band type=VARCHAR(32) nullable=True default=None",
                        "column=remark type=TEXT nullable=True default=None",
                        "column=weight type=" + dialect.choose("DOUBLE PRECISION", "FLOAT")
                                + " nullable=True default=None",
                        "column=good type=BOOLEAN nullable=True default=None",
                        "column=origin type=TEXT nullable=True default=None",
                        "column=level type=BIGINT nullable=True default=None",
                        "column=factor type=" + dialect.choose("DOUBLE PRECISION", "FLOAT")
                                + " nullable=True default=None",
                        "column=sure type=BOOLEAN nullable=True default=None",
                        "column=visit type=BIGINT nullable=True default=None",
                        "column=day type=VARCHAR nullable=True default=None",
                        "column=s_ra type=" + dialect.choose("DOUBLE PRECISION", "FLOAT")
                                + " nullable=True default=None",
                        "column=registry_dataset_id type=" + dialect.choose("UUID", "CHAR(32)")
                                + " nullable=False default=None",
                        "FK name=fkey_observations_dataset_id_registry_dataset_id (registry_dataset_id) -> dataset(id)",
                        "INDEX name=observations_idx_band columns=(band) unique=" + dialect.choose("False", "0"),
                        "INDEX name=observations_idx_instrument_name_visit_registry_dataset_id"
                                + " columns=(instrument_name,visit,registry_dataset_id) unique="
                                + dialect.choose("False", "0"))
                .hasSize(1 + 41 + 1 + 1 + dialect.choose("", "x").length() + 2);
        assertThat(json(registry))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("{\"namespace\": \"embargo\", \"version\": 1, \"facility_name\": \"Gr\\u00f6\\u00dfe\","
                        + " \"collection_type\": \"TAGGED\", \"collections\": [\"all\"],")
                .contains("\"sure\": true", "null]}");
    }

    @Test
    void letsSqliteCheckTheLengthOfShortTexts() throws SQLException, IOException {
        TestRegistry registry = newRegistry(TestRegistry.empty(Dialect.SQLITE, folder));
        registry.migrate(CONFIGURE, options(observations()));
        assertThat(registry.dump())
                .contains("  CHECK name=observations_len_band sqltext=length(\"band\")<=32 AND length(\"band\")>=1"
                        + " [table=observations]");
    }

    @Test
    void tellsPostgresqlWhatColumnsMean() throws SQLException, IOException {
        TestRegistry registry = newRegistry(TestRegistry.empty(Dialect.POSTGRESQL, folder));
        registry.migrate(CONFIGURE, options(observations()));
        assertThat(registry.query("""
                SELECT col_description('observations'::regclass, attnum) FROM pg_attribute
                WHERE attrelid = 'observations'::regclass AND attname IN ('band', 't_exptime') ORDER BY attname
                """)).containsExactly("the band's name", "exposure time in seconds");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void keepsTheTableOnTheWayDownAndUsesItAgain(Dialect dialect) throws SQLException, IOException {
        TestRegistry registry = newRegistry(TestRegistry.empty(dialect, folder));
        registry.migrate(CONFIGURE, options(observations()));
        registry.run("""
                INSERT INTO collection (collection_id, name, type) VALUES (1, 'run', 1);
                INSERT INTO run (collection_id) VALUES (1);
                INSERT INTO dataset_type (id, name, storage_class, dimensions_key, tag_association_table)
                    VALUES (1, 'raw', 'Exposure', 1, 'dataset_tags_00000001');
                INSERT INTO dataset (id, dataset_type_id, ingest_date, run_id)
                    VALUES ('11111111111111111111111111111111', 1, 0, 1);
                INSERT INTO observations (registry_dataset_id) VALUES ('11111111111111111111111111111111')
                """);
        List<String> dump = registry.dump();

        assertThat(registry.migrate(Request.downgrade("2daeabfb5019")))
                .containsExactly("the observation table stays with its rows; drop it when nobody needs it");
        assertThat(json(registry)).isEmpty();
        assertThat(registry.dump()).isEqualTo(dump);

        assertThat(registry.migrate(CONFIGURE, options(observations())))
                .containsExactly("table observations is there already, and kept with its rows", UPDATE);
        assertThat(registry.query("SELECT count(*) FROM observations")).containsExactly("1");
        assertThat(json(registry)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void refusesAnotherTableInItsPlaceAndGoesOnWithoutIt(Dialect dialect) throws SQLException, IOException {
        TestRegistry registry =
                newRegistry(TestRegistry.empty(dialect, folder)).run("CREATE TABLE observations (id BIGINT)");
        assertThatThrownBy(() -> registry.migrate(CONFIGURE, options(observations())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("there is a table observations already, with other columns");
        assertThat(json(registry)).isEmpty();
        registry.run("DROP TABLE observations");
        registry.migrate(CONFIGURE, options(observations()));
        assertThat(json(registry)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void refusesARowThatIsInTheWay(Dialect dialect) throws SQLException {
        TestRegistry registry = newRegistry(TestRegistry.empty(dialect, folder))
                .run("INSERT INTO butler_attributes VALUES ('config:obscore.json', '{}')");
        assertThatThrownBy(() -> registry.migrate(CONFIGURE, options(observations())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("butler_attributes has a row config:obscore.json although");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void refusesToBeginWithoutAFile(Dialect dialect) throws SQLException {
        TestRegistry registry = newRegistry(TestRegistry.empty(dialect, folder));
        assertThatThrownBy(() -> registry.migrate(CONFIGURE))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("obscore_config");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void leavesNothingBehindWhereThereAreNoDatasets(Dialect dialect) throws SQLException {
        TestRegistry registry = TestRegistry.empty(dialect, folder)
                .run(TestRegistry.resource("small-dimensions.sql"))
                .stamp();
        assertThatThrownBy(() -> registry.migrate(CONFIGURE, options(observations())))
                .hasMessageContaining("there is no table dataset, which the rows of an observation table refer to");
        assertThat(json(registry)).isEmpty();
        assertThat(registry.tables()).doesNotContain("observations");
    }

    private static TestRegistry newRegistry(TestRegistry empty) {
        empty.migrate(Request.upgrade("heads"));
        return empty;
    }

    private Path observations() throws IOException {
        return Files.writeString(folder.resolve("observations.yaml"), TestRegistry.resource("observations.yaml"));
    }

    private static Map<String, String> options(Path file) {
        return Map.of("obscore_config", file.toString());
    }

    private static List<String> json(TestRegistry registry) throws SQLException {
        return registry.query("SELECT value FROM butler_attributes WHERE name = 'config:obscore.json'");
    }

    private static List<String> dumpOf(String table, List<String> dump) {
        return dump.stream()
                .filter(line -> line.equals("table=" + table) || line.endsWith("[table=" + table + "]"))
                .toList();
    }

    /** The line in the dialect's words; SQLite's keys need no names. */
    private static String wording(String line, Dialect dialect) {
        return dialect == Dialect.POSTGRESQL
                ? line
                : line.replace("DOUBLE PRECISION", "FLOAT")
                        .replace("type=UUID", "type=CHAR(32)")
                        .replaceFirst("PK name=\\S+", "PK");
    }

    private static List<String> withoutComments(TestRegistry registry) throws SQLException {
        return Differences.withoutComments(Catalog.of(registry).stream()
                .filter(line -> line.matches(".*\\bobscore\\b.*"))
                .toList());
    }
}
