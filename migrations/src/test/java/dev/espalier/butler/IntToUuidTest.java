package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.graph.RevisionId;
import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IntToUuidTest {
    private static final Request TO_UUID = Request.upgrade("2101fbf51ad3").through("datasets/int_1.0.0_to_uuid_1.0.0");

    @TempDir
    private Path folder;

    static Stream<Arguments> everyKind() {
        return Stream.of(Dialect.values())
                .flatMap(dialect -> Stream.of(CollectionKeys.values()).map(keys -> Arguments.of(dialect, keys)));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void makesTheIdsOfRawsFromRunAndDataId(Dialect dialect, CollectionKeys keys) throws SQLException {
        TestRegistry registry = keys.registry(dialect, folder);
        assertThat(registry.migrate(TO_UUID))
                .endsWith(
                        "new dataset ids: 2 from run and data id, 3 random",
                        "in butler.yaml, set registry.managers.datasets to lsst.daf.butler.registry.datasets.byDimensions"
                                + "._manager.ByDimensionsDatasetRecordStorageManagerUUID");
        assertThat(id(registry, "raw-0")).isEqualTo(UUID.fromString("4effb48b-e09a-560b-ae56-5737731893a1"));
        assertThat(id(registry, "raw-1")).isEqualTo(UUID.fromString("ab4df17c-55e7-5d7a-ae5c-31e6d791e937"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void givesEverythingElseARandomIdThatIsTheSameInAllTables(Dialect dialect, CollectionKeys keys)
            throws SQLException {
        TestRegistry registry = keys.registry(dialect, folder);
        registry.migrate(TO_UUID);

        UUID calexp = id(registry, "calexp");
        assertThat(calexp.version()).isEqualTo(4);
        assertThat(calexp.variant()).isEqualTo(2);
        assertThat(ids(registry, "SELECT dataset_id FROM dataset_tags_00000002"))
                .containsExactly(calexp);
        assertThat(ids(registry, "SELECT dataset_id FROM dataset_calibs_00000002"))
                .containsExactly(calexp);
        assertThat(ids(registry, "SELECT dataset_id FROM dataset_location_trash"))
                .containsExactly(id(registry, "trashed"));
        assertThat(ids(registry, "SELECT dataset_id FROM dataset_location"))
                .containsExactlyInAnyOrder(id(registry, "raw-0"), id(registry, "raw-1"), calexp);
        assertThat(ids(registry, "SELECT id FROM dataset"))
                .hasSize(4)
                .doesNotHaveDuplicates()
                .contains(calexp)
                .doesNotContain(id(registry, "trashed"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void leavesNothingElseBehind(Dialect dialect, CollectionKeys keys) throws SQLException {
        TestRegistry registry = keys.registry(dialect, folder);
        List<String> tables = registry.tables();
        registry.migrate(TO_UUID);

        assertThat(registry.tables()).containsExactlyInAnyOrderElementsOf(tables);
        assertThat(registry.query("SELECT name FROM butler_attributes WHERE name LIKE 'version:%datasets%'"))
                .containsExactly("version:lsst.daf.butler.registry.datasets.byDimensions._manager."
                        + "ByDimensionsDatasetRecordStorageManagerUUID");
        assertThat(registry.query("SELECT name FROM butler_attributes WHERE name LIKE 'schema_digest:%'"))
                .isEmpty();
        if (dialect == Dialect.POSTGRESQL) {
            assertThat(registry.query("SELECT sequencename FROM pg_sequences WHERE sequencename LIKE 'dataset%'"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void renewsTheDigestsThatARegistryKeeps(Dialect dialect) throws SQLException {
        TestRegistry registry = CollectionKeys.NUMBER.registry(dialect, folder);
        registry.run("""
                INSERT INTO butler_attributes SELECT 'schema_digest:' || value, 'old' FROM butler_attributes
                WHERE name IN ('config:registry.managers.datasets', 'config:registry.managers.datastores');
                """);
        registry.migrate(TO_UUID);

        String uuid = dialect.choose("UUID", "CHAR(32)");
        String datasets = "dataset;COL,dataset_type_id,BIGINT;COL,id," + uuid + ",PK,NULL;COL,run_id,BIGINT"
                + ";FK,fkey_run,collection_id;FK,fkey_type,id"
                + "dataset_type;COL,id," + dialect.choose("BIGINT", "INTEGER")
                + ",PK,NULL;COL,name,TEXT;COL,tag_association_table,TEXT";
        String key = ";COL,dataset_id," + uuid + ",PK,NULL;COL,datastore_name,TEXT,PK";
        String locations = "dataset_location" + key + ";FK,fkey_dataset,id" + "dataset_location_trash" + key;
        assertThat(registry.query(
                        "SELECT name || '=' || value FROM butler_attributes WHERE name LIKE 'schema_digest:%'"))
                .containsExactlyInAnyOrder(
                        "schema_digest:lsst.daf.butler.registry.datasets.byDimensions._manager."
                                + "ByDimensionsDatasetRecordStorageManagerUUID=" + md5(datasets),
                        "schema_digest:lsst.daf.butler.registry.bridge.monolithic."
                                + "MonolithicDatastoreRegistryBridgeManager=" + md5(locations));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void takesRawsPageByPage(Dialect dialect, CollectionKeys keys) throws SQLException {
        TestRegistry registry = keys.registry(dialect, folder);
        registry.run(keys.fill("""
                CREATE TEMPORARY TABLE numbers AS
                    WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 10100) SELECT i FROM n;
                INSERT INTO dataset SELECT i, 1, {run} FROM numbers, run;
                INSERT INTO dataset_tags_00000001 SELECT 1, i, {run}, 'Cam', 'g', i FROM numbers, run;
                """, dialect));
        registry.migrate(TO_UUID);
        assertThat(ids(registry, "SELECT dataset_id FROM dataset_tags_00000001 WHERE \"group\" = 'g'"))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(100, 10100)
                        .mapToObj(i -> RevisionId.uuid5(
                                RevisionId.NAMESPACE,
                                "dataset_type=raw,run=Cam/raw/all,detector=" + i + ",group=g,instrument=Cam"))
                        .toList());
    }

    /** In the memory for an index there is room for them, or there is not, and the server is asked in another way. */
    @ParameterizedTest
    @CsvSource({"65536, array_agg", "1024, ADD PRIMARY KEY (old_id)"})
    void findsEveryNewIdWhateverMemoryTheServerMayTake(int kibibytes, String way) throws SQLException, IOException {
        TestRegistry registry = CollectionKeys.NUMBER
                .registry(Dialect.POSTGRESQL, folder)
                .run("DO 'BEGIN EXECUTE format(''ALTER DATABASE %I SET maintenance_work_mem = " + kibibytes
                        + "'', current_database()); END'");
        registry.run("""
                CREATE TEMPORARY TABLE numbers AS SELECT 7 * generate_series(2, 50001) AS i;
                INSERT INTO dataset SELECT i, 2, 1 FROM numbers;
                INSERT INTO dataset_tags_00000002 SELECT 2, i, 1, i FROM numbers;
                INSERT INTO file_datastore_records SELECT i, i FROM numbers;
                """);
        Path script = folder.resolve("script.sql");
        Migrator migrator = registry.migrator();
        migrator.script(migrator.plan(TO_UUID), script, Progress.SILENT);
        assertThat(script).content().contains(way);

        registry.migrate(TO_UUID);
        assertThat(registry.query("""
                        SELECT count(DISTINCT d.id) FROM dataset d JOIN dataset_tags_00000002 t ON t.dataset_id = d.id
                        JOIN file_datastore_records r ON r.dataset_id = d.id AND r.path = t.visit::text
                        """)).containsExactly("50000");
    }

    /** A foreign key that was never checked hides ids that are not in the map, between and behind those that are. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 100})
    void givesNoDatasetsIdToAnother(int lost) throws SQLException {
        TestRegistry registry =
                CollectionKeys.NUMBER.registry(Dialect.POSTGRESQL, folder).run("""
                        ALTER TABLE dataset_location DROP CONSTRAINT fkey_dataset;
                        DELETE FROM dataset_tags_00000001 WHERE dataset_id = 2;
                        DELETE FROM file_datastore_records WHERE dataset_id = 2;
                        DELETE FROM dataset WHERE id = 2;
                        UPDATE dataset_location SET dataset_id = %d WHERE dataset_id = 2;
                        ALTER TABLE dataset_location ADD CONSTRAINT fkey_dataset
                            FOREIGN KEY (dataset_id) REFERENCES dataset (id) NOT VALID;
                        """.formatted(lost));
        Contents before = Contents.of(registry);
        assertThatThrownBy(() -> registry.migrate(TO_UUID))
                .hasMessageContaining("column \"dataset_id\" of relation \"dataset_location\" contains null values");
        Contents.of(registry).assertEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void refusesRawsWithoutDataIdAndChangesNothing(Dialect dialect, CollectionKeys keys) throws SQLException {
        TestRegistry registry = keys.registry(dialect, folder);
        registry.run(keys.fill("""
                INSERT INTO dataset SELECT 77, 1, {run} FROM run;
                INSERT INTO dataset SELECT 78, 1, {run} FROM run;
                INSERT INTO dataset_tags_00000001
                    SELECT 1, 78, {key}, 'Cam', 'g', 5 FROM collection WHERE name = 'u/tagged';
                INSERT INTO file_datastore_records VALUES (77, 'lost');
                """, dialect));
        Contents before = Contents.of(registry);
        assertThatThrownBy(() -> registry.migrate(TO_UUID))
                .hasMessageContaining("which is missing for 2 datasets (first ids: 77, 78)");
        Contents.of(registry).assertEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void refusesWhatAnInterruptedMigrationHasLeft(Dialect dialect, CollectionKeys keys) throws SQLException {
        TestRegistry registry = keys.registry(dialect, folder).run("""
                CREATE TABLE migration_id2uuid (id BIGINT NOT NULL, uuid CHAR(32), PRIMARY KEY (id));
                ALTER TABLE dataset ADD COLUMN id_uuid CHAR(32);
                ALTER TABLE dataset_tags_00000001 ADD COLUMN dataset_id_uuid CHAR(32);
                """);
        Contents before = Contents.of(registry);
        assertThatThrownBy(() -> registry.migrate(TO_UUID))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("left behind migration_id2uuid, dataset.id_uuid,"
                        + " dataset_tags_00000001.dataset_id_uuid; restore the backup from before that, or");
        Contents.of(registry).assertEqualTo(before);
        registry.run("""
                DROP TABLE migration_id2uuid;
                ALTER TABLE dataset DROP COLUMN id_uuid;
                ALTER TABLE dataset_tags_00000001 DROP COLUMN dataset_id_uuid;
                """);
        registry.migrate(TO_UUID);
        assertThat(id(registry, "raw-0")).isEqualTo(UUID.fromString("4effb48b-e09a-560b-ae56-5737731893a1"));
    }

    @ParameterizedTest
    @EnumSource(CollectionKeys.class)
    void keepsALocationWithoutDataset(CollectionKeys keys) throws SQLException {
        TestRegistry registry = keys.registry(Dialect.SQLITE, folder);
        registry.run("INSERT INTO dataset_location VALUES ('lost', 55)");
        registry.migrate(TO_UUID);
        assertThat(ids(registry, "SELECT dataset_id FROM dataset_location WHERE datastore_name = 'lost'"))
                .hasSize(1)
                .doesNotContainAnyElementsOf(ids(registry, "SELECT id FROM dataset"));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(CollectionKeys.class)
    void worksInASchemaWhoseNameNeedsQuotes(CollectionKeys keys) throws SQLException {
        TestRegistry registry = keys.registry(TestRegistry.emptySchema("Reg-1"));
        registry.migrate(TO_UUID);
        assertThat(id(registry, "raw-0")).isEqualTo(UUID.fromString("4effb48b-e09a-560b-ae56-5737731893a1"));
        assertThat(registry.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                .isEmpty();
    }

    private static UUID id(TestRegistry registry, String path) throws SQLException {
        List<UUID> ids = ids(registry, "SELECT dataset_id FROM file_datastore_records WHERE path = '" + path + "'");
        assertThat(ids).as(path).hasSize(1);
        return ids.get(0);
    }

    private static List<UUID> ids(TestRegistry registry, String query) throws SQLException {
        return registry.query(query).stream()
                .map(id -> id.replace("-", ""))
                .map(hex -> UUID.fromString(hex.replaceFirst(
                        "([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})", "$1-$2-$3-$4-$5")))
                .toList();
    }
}
