package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Request;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NameToIntTest {
    private static final Request TO_INT =
            Request.upgrade("8c57494cabcc").through("collections/name_2.0.0_to_int_2.0.0");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void leavesTheTablesOfANewRegistryWithNumbers(Dialect dialect) throws SQLException {
        TestRegistry registry = byName(TestRegistry.empty(dialect, folder));
        TestRegistry fresh = tables(CollectionKeys.NUMBER, TestRegistry.empty(dialect, folder));
        assertThat(registry.migrate(TO_INT))
                .containsExactly(
                        "collections with a number: 4",
                        "in butler.yaml, set registry.managers.collections to"
                                + " lsst.daf.butler.registry.collections.synthIntKey.SynthIntKeyCollectionManager");
        Lines.assertSame("the schema", withoutKeyNames(registry), withoutKeyNames(fresh));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void numbersCollectionsInTheOrderOfTheirRows(Dialect dialect) throws SQLException {
        assertNumbered(byName(TestRegistry.empty(dialect, folder)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reg", "Reg-1"})
    void worksInASchema(String schema) throws SQLException {
        TestRegistry registry = byName(TestRegistry.emptySchema(schema));
        assertNumbered(registry);
        assertThat(registry.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                .isEmpty();
    }

    private static void assertNumbered(TestRegistry registry) throws SQLException {
        registry.migrate(TO_INT);
        assertThat(registry.query("SELECT collection_id || name FROM collection"))
                .containsExactlyInAnyOrder("1u/b", "2it's", "3u/a", "4all");
        assertThat(registry.query("SELECT collection_id || coalesce(host, '') FROM run"))
                .containsExactlyInAnyOrder("3host", "1");
        assertThat(registry.query("SELECT parent || ' ' || position || ' ' || child FROM collection_chain"))
                .containsExactlyInAnyOrder("4 0 1", "4 1 2");
        assertThat(registry.query("SELECT collection_id FROM collection_summary_s"))
                .containsExactlyInAnyOrder("1", "2", "3");
        assertThat(registry.query("SELECT id || ' ' || run_id FROM dataset")).containsExactlyInAnyOrder("1 3", "2 1");
        assertThat(registry.query("SELECT dataset_id || ' ' || collection_id || ' ' || detector FROM dataset_tags_1"))
                .containsExactlyInAnyOrder("1 3 7", "2 1 8", "2 2 8");
        assertThat(registry.query("SELECT collection_id FROM dataset_calibs_1")).containsExactly("4");
        assertThat(registry.query("SELECT name || value FROM butler_attributes WHERE name LIKE '%Key%'"))
                .containsExactlyInAnyOrder(
                        "version:lsst.daf.butler.registry.collections.synthIntKey.SynthIntKeyCollectionManager2.0.0",
                        "schema_digest:lsst.daf.butler.registry.collections.nameKey.NameKeyCollectionManagerdigest");
        String next = registry.dialect()
                .choose(
                        "INSERT INTO collection SELECT 'next', 1, NULL, nextval('collection_seq_collection_id')",
                        "INSERT INTO collection (name, type) VALUES ('next', 1)");
        registry.run(next);
        assertThat(registry.query("SELECT collection_id FROM collection WHERE name = 'next'"))
                .containsExactly("5");
        assertThatThrownBy(() -> registry.run(next)).isInstanceOf(SQLException.class);
    }

    @Test
    void refusesNamesThatStandForNothing() throws SQLException {
        TestRegistry registry = byName(TestRegistry.empty(Dialect.SQLITE, folder));
        registry.run("""
                INSERT INTO collection VALUES (NULL, 1, NULL);
                INSERT INTO dataset VALUES (3, 1, 'all'), (4, 1, 'all');
                INSERT INTO collection_chain VALUES ('u/a', 0, 'lost');
                """);
        Contents before = Contents.of(registry);
        assertThatThrownBy(() -> registry.migrate(TO_INT))
                .hasMessageContaining("collection_chain.child names what is not in the table collection:"
                        + " 'lost' in 1 row; add it there or delete these rows")
                .hasMessageContaining("dataset.run_name names what is not in the table run: 'all' in 2 rows")
                .hasMessageContaining("no name");
        Contents.of(registry).assertEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void refusesNamesThatSeveralCollectionsHave(Dialect dialect) throws SQLException {
        TestRegistry registry = tables(CollectionKeys.NAME, TestRegistry.empty(dialect, folder));
        registry.run("""
                DROP TABLE collection_chain; DROP TABLE dataset_tags_1; DROP TABLE collection_summary_s;
                DROP TABLE dataset; DROP TABLE run; DROP TABLE collection;
                CREATE TABLE collection (name TEXT, type SMALLINT NOT NULL, doc TEXT);
                INSERT INTO collection VALUES ('twice', 1, NULL), ('once', 1, NULL), ('twice', 2, NULL);
                """);
        registry.stamp();
        assertThatThrownBy(() -> registry.migrate(TO_INT)).hasMessageContaining("'twice' in 2 rows");
    }

    private static TestRegistry byName(TestRegistry empty) throws SQLException {
        return tables(CollectionKeys.NAME, empty)
                .run(TestRegistry.resource("small-collections-by-name.sql"))
                .stamp();
    }

    private static TestRegistry tables(CollectionKeys keys, TestRegistry empty) throws SQLException {
        boolean number = keys == CollectionKeys.NUMBER;
        String script = TestRegistry.resource("small-collections.sql")
                .replace("{number}", number ? "collection_id {integer}, " : "")
                .replace("{nameNotNull}", number ? "NOT NULL" : "")
                .replace("{nameUnique}", number ? ", CONSTRAINT collection_unq_name UNIQUE (name)" : "")
                .replace("{textType}", number ? "BIGINT" : "VARCHAR")
                .replace("{summaryKey}", number ? summaryKey(empty.dialect()) : "summary_key")
                .replace("{tagsKey}", number ? tagsKey(empty.dialect()) : "tags_key");
        empty.run(keys.fill(script, empty.dialect()));
        if (number && empty.dialect() == Dialect.POSTGRESQL) {
            empty.run("CREATE SEQUENCE collection_seq_collection_id");
        }
        return number ? empty.run("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)") : empty;
    }

    /** The names that are too long for PostgreSQL, as the rule shortens them. */
    private static String summaryKey(Dialect dialect) {
        return dialect.choose(
                "fkey_collection_summary_s_collection_collection_id_col_b2cf444d",
                "fkey_collection_summary_s_collection_collection_id_collection_id");
    }

    private static String tagsKey(Dialect dialect) {
        return dialect.choose(
                "fkey_dataset_tags_1_collection_summary_s_collection_id_7369cbe0",
                "fkey_dataset_tags_1_collection_summary_s_collection_id_dataset_type_id"
                        + "_collection_id_dataset_type_id");
    }

    private static List<String> withoutKeyNames(TestRegistry registry) throws SQLException {
        return Differences.withoutKeyNames(registry.dump()).stream()
                .filter(line -> !line.contains("alembic_version"))
                .toList();
    }
}
