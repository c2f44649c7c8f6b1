package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Real registries, carried to the states that the reference was recorded in. */
final class RecordedStatesTest {
    private static final String NAME_TO_INT = "collections/name_2.0.0_to_int_2.0.0";
    private static final String INT_TO_UUID = "datasets/int_1.0.0_to_uuid_1.0.0";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void attributesLoseTheirDigests(Dialect dialect) throws SQLException, IOException {
        TestRegistry registry =
                TestRegistry.recorded(dialect, folder, "uuid-int").stamp();
        RecordedState.of(dialect, "attributes", "start").assertStateOf(registry, folder);

        assertThat(registry.migrate(Request.upgrade("c0e4f9ab4a5d"))).containsExactly("schema digests removed: 6");
        RecordedState.of(dialect, "attributes", "c0e4f9ab4a5d").assertStateOf(registry, folder);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void ingestDatesBecomeTaiAndUtcAgain(Dialect dialect) throws SQLException, IOException {
        TestRegistry registry =
                TestRegistry.recorded(dialect, folder, "uuid-int").stamp();
        RecordedState.of(dialect, "datasets", "start").assertStateOf(registry, folder);

        registry.migrate(Request.upgrade("4e2d7a28475b"));
        RecordedState tai = RecordedState.of(dialect, "datasets", "4e2d7a28475b");
        tai.assertSchemaOf(registry, folder);
        Contents recorded = tai.contents();
        Contents.of(registry).assertEqualTo(Differences.withExactDates(recorded, dialect));

        registry.migrate(Request.downgrade("2101fbf51ad3"));
        RecordedState.of(dialect, "datasets", "2101fbf51ad3.down").assertDumpAndRowsOf(registry);
        RecordedState.of(dialect, "datasets", "start").assertSchemaOf(registry, folder);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void numbersBecomeUuids(Dialect dialect) throws SQLException, IOException {
        TestRegistry registry =
                TestRegistry.recorded(dialect, folder, "int-name").stamp();
        String steps = "_oneshot/" + INT_TO_UUID + "/from-int-name";
        RecordedState.of(dialect, steps, "start").assertStateOf(registry, folder);

        assertThat(registry.migrate(Request.upgrade("2101fbf51ad3").through(INT_TO_UUID)))
                .endsWith(
                        "new dataset ids: 20 from run and data id, 31 random",
                        "in butler.yaml, set registry.managers.datasets to lsst.daf.butler.registry.datasets.byDimensions"
                                + "._manager.ByDimensionsDatasetRecordStorageManagerUUID");
        RecordedState state = RecordedState.of(dialect, steps, "2101fbf51ad3");
        state.assertSchemaOf(registry, folder);
        Contents ours = Contents.of(registry);
        Contents recorded = state.contents();
        Map<String, String> sameFile = Differences.sameFile(ours, recorded);
        assertThat(sameFile).hasSize(51);
        assertThat(idsOfType(ours, "1"))
                .hasSize(20)
                .allSatisfy(id -> assertThat(id).isEqualTo(sameFile.get(id)));
        ours.withCells(cell -> sameFile.getOrDefault(cell, cell)).assertEqualTo(recorded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"int-name", "uuid-name"})
    void namesBecomeNumbersOnPostgresql(String start) throws SQLException, IOException {
        TestRegistry registry =
                TestRegistry.recorded(Dialect.POSTGRESQL, folder, start).stamp();
        String steps = "_oneshot/" + NAME_TO_INT + "/from-" + start;
        RecordedState.of(Dialect.POSTGRESQL, steps, "start").assertStateOf(registry, folder);

        registry.migrate(Request.upgrade("8c57494cabcc").through(NAME_TO_INT));
        RecordedState state = RecordedState.of(Dialect.POSTGRESQL, steps, "8c57494cabcc");
        TestRegistry expected = state.load(Dialect.POSTGRESQL, folder).run(Differences.UNIQUE_COLLECTIONS);
        Lines.assertSame("the schema", registry.dump(), expected.dump());
        Lines.assertSame("the catalogue", Catalog.of(registry), Catalog.of(expected));
        Contents.of(registry).assertEqualTo(state.contents());
    }

    @Test
    void namesBecomeNumbersAsInANewRegistryOnSqlite() throws SQLException, IOException {
        TestRegistry registry =
                TestRegistry.recorded(Dialect.SQLITE, folder, "uuid-name").stamp();
        TestRegistry fresh =
                TestRegistry.recorded(Dialect.SQLITE, folder, "uuid-int").stamp();
        registry.migrate(Request.upgrade("8c57494cabcc").through(NAME_TO_INT));
        Lines.assertSame(
                "the schema", Differences.withoutKeyNames(registry.dump()), Differences.withoutKeyNames(fresh.dump()));
        Contents ours = Contents.of(registry);
        Contents expected = Contents.of(fresh);
        for (String table : List.of("collection", "run", "collection_chain", "collection_summary_dataset_type")) {
            assertThat(ours.table(table).byName())
                    .as(table)
                    .isEqualTo(expected.table(table).byName());
        }
        assertThat(ours.table("alembic_version").rows())
                .isEqualTo(expected.table("alembic_version").rows());
    }

    private static List<String> idsOfType(Contents contents, String type) {
        Contents.Rows datasets = contents.table("dataset");
        return datasets.rows().stream()
                .filter(row -> datasets.cell(row, "dataset_type_id").equals(type))
                .map(row -> datasets.cell(row, "id"))
                .toList();
    }
}
