package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.butler.dimensions_config.Universe;
import dev.espalier.runtime.plan.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NewRegistryTest {
    /** The tables of attributes, collections and datasets, but for what refers to dimensions. */
    private static final Set<String> TABLES = Set.of(
            "alembic_version",
            "butler_attributes",
            "collection",
            "collection_chain",
            "collection_summary_dataset_type",
            "dataset",
            "dataset_type",
            "run");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void isMadeFromTheBaselinesAndMigratedToTheHeads(Dialect dialect) throws SQLException {
        TestRegistry registry = TestRegistry.empty(dialect, folder);
        registry.migrate(Request.upgrade("heads"));
        assertThat(registry.dump())
                .containsExactlyElementsOf(
                        TestRegistry.resource("new-registry-" + dialect.choose("postgresql", "sqlite") + ".schema.txt")
                                .lines()
                                .toList());
        assertThat(registry.query("SELECT version_num FROM alembic_version ORDER BY version_num"))
                .containsExactly(
                        "035dcf13ef18",
                        "352c30854bb0",
                        "4e2d7a28475b",
                        "77e5b803ad3f",
                        "8c57494cabcc",
                        "a81dddabd837",
                        "c0e4f9ab4a5d");
        assertThat(registry.query("SELECT value FROM butler_attributes WHERE name = 'config:dimensions.json'"))
                .containsExactly(Universe.standard(7).text());
        assertThat(registry.query("SELECT name || ' ' || value FROM butler_attributes"
                        + " WHERE name <> 'config:dimensions.json'"))
                .containsExactlyInAnyOrderElementsOf(managers());
        assertThat(registry.query("SELECT table_name FROM opaque_meta")).containsExactly("file_datastore_records");
    }

    private static List<String> managers() {
        return Stream.of(
                        "attributes attributes.DefaultButlerAttributeManager 1.0.1",
                        "collections collections.synthIntKey.SynthIntKeyCollectionManager 2.0.0",
                        "datasets datasets.byDimensions._manager.ByDimensionsDatasetRecordStorageManagerUUID 2.0.0",
                        "datastores bridge.monolithic.MonolithicDatastoreRegistryBridgeManager 0.2.1",
                        "dimensions dimensions.static.StaticDimensionRecordStorageManager 6.0.2",
                        "opaque opaque.ByNameOpaqueTableStorageManager 0.2.0")
                .map(manager -> manager.split(" ", -1))
                .flatMap(manager -> Stream.of(
                        "config:registry.managers." + manager[0] + " lsst.daf.butler.registry." + manager[1],
                        "version:lsst.daf.butler.registry." + manager[1] + " " + manager[2]))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void hasNothingLeftToDo(Dialect dialect) throws SQLException {
        TestRegistry registry = TestRegistry.empty(dialect, folder);
        registry.migrate(Request.upgrade("heads"));
        registry.migrator().check();
        assertThat(registry.migrator().plan(Request.upgrade("heads")).isEmpty()).isTrue();
        registry.stamp();
        assertThat(registry.migrator().plan(Request.upgrade("heads")).isEmpty()).isTrue();
    }

    /** In order, but for comments; Butler's own SQLite tables let the id of a dataset be null. */
    @Test
    void hasTheTablesThatButlerMakesItself() throws SQLException, IOException {
        Dialect dialect = Dialect.POSTGRESQL;
        TestRegistry recorded =
                TestRegistry.recorded(dialect, folder, "uuid-int").stamp();
        recorded.migrate(Request.upgrade("c0e4f9ab4a5d"));
        recorded.migrate(Request.upgrade("4e2d7a28475b"));
        TestRegistry registry = TestRegistry.empty(dialect, folder);
        registry.migrate(Request.upgrade("heads"));
        assertThat(withoutOthers(registry)).containsExactlyElementsOf(withoutOthers(recorded));
    }

    @Test
    void canBeMadeInASchemaWhoseNameNeedsQuotes() throws SQLException {
        TestRegistry registry = TestRegistry.emptySchema("Reg-1");
        registry.migrate(Request.upgrade("heads"));
        registry.migrate(Request.downgrade("2101fbf51ad3"));
        assertThat(registry.tables()).hasSize(47).containsAll(TABLES);
        assertThat(registry.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void keepsExactIngestDatesOnTheWayUpAndDown(Dialect dialect) throws SQLException {
        TestRegistry registry = TestRegistry.empty(dialect, folder);
        registry.migrate(Request.upgrade("heads"));
        registry.migrate(Request.downgrade("2101fbf51ad3"));
        List<LocalDateTime> dates = Stream.of(
                        "2012-06-30T23:59:59.999999",
                        "2012-07-01T00:00:00",
                        "2015-06-30T23:59:59",
                        "2016-12-31T23:59:59.5",
                        "2017-01-01T00:00:00",
                        "2021-08-31T12:34:56.789012")
                .map(LocalDateTime::parse)
                .toList();
        registry.run("""
                INSERT INTO collection (collection_id, name, type) VALUES (1, 'run', 1);
                INSERT INTO run (collection_id) VALUES (1);
                INSERT INTO dataset_type (id, name, storage_class, dimensions_key, tag_association_table)
                    VALUES (1, 'raw', 'Exposure', 1, 'dataset_tags_00000001');
                """);
        for (LocalDateTime date : dates) {
            registry.run("INSERT INTO dataset (id, dataset_type_id, ingest_date, run_id) VALUES ('"
                    + UUID.randomUUID().toString().replace("-", "") + "', 1, '"
                    + date.toString().replace('T', ' ').replaceFirst("( \\d+:\\d+)$", "$1:00") + "', 1)");
        }

        registry.migrate(Request.upgrade("4e2d7a28475b"));
        assertThat(registry.query("SELECT ingest_date FROM dataset ORDER BY ingest_date"))
                .containsExactlyElementsOf(dates.stream()
                        .map(date -> Long.toString(TaiOffset.nanoseconds(date)))
                        .toList());

        registry.migrate(Request.downgrade("2101fbf51ad3"));
        assertThat(registry
                        .query("SELECT " + dialect.choose("ingest_date::text", "ingest_date")
                                + " FROM dataset ORDER BY ingest_date")
                        .stream()
                        .map(text -> LocalDateTime.parse(text.replace(' ', 'T'))))
                .containsExactlyElementsOf(dates);
        registry.run("INSERT INTO dataset (id, dataset_type_id, run_id) VALUES ('"
                + UUID.randomUUID().toString().replace("-", "") + "', 1, 1)");
        assertThat(registry.query("SELECT max(ingest_date) FROM dataset").get(0))
                .isGreaterThan("2026");
    }

    private static List<String> withoutOthers(TestRegistry registry) throws SQLException {
        for (String table : registry.tables()) {
            if (!TABLES.contains(table)) {
                registry.run("DROP TABLE \"" + table + "\" CASCADE");
            }
        }
        for (String sequence : registry.query("SELECT sequencename FROM pg_sequences WHERE sequencename NOT IN"
                + " ('collection_seq_collection_id', 'dataset_type_seq_id', 'espalier_journal_id_seq')")) {
            registry.run("DROP SEQUENCE " + sequence);
        }
        return Catalog.of(registry).stream()
                .map(line -> line.replaceFirst("^(column .*? [tf])( .*)?$", "$1"))
                .toList();
    }
}
