package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real registries, carried through all trees as the reference carried them: the same commands in the same order. */
final class WholeChainTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"uuid-int, _all, 2daeabfb5019.down", "int-name, _oldest, c0e4f9ab4a5d"})
    void passesEveryRecordedStateOnPostgresql(String start, String steps, String end) throws SQLException, IOException {
        follow(
                TestRegistry.recorded(Dialect.POSTGRESQL, folder, start),
                RecordedState.of(Dialect.POSTGRESQL, steps, end));
    }

    @Test
    void passesEveryRecordedStateOnSqliteAndGoesOnWhereTheReferenceFails() throws SQLException, IOException {
        TestRegistry registry = TestRegistry.recorded(Dialect.SQLITE, folder, "uuid-int");
        RecordedState last = RecordedState.of(Dialect.SQLITE, "_all", "2daeabfb5019");
        follow(registry, last);

        RecordedState configured = RecordedState.of(Dialect.POSTGRESQL, "_all", "4fe28ef5030f");
        carry(registry, configured);
        assertThat(Contents.of(registry).withoutDocs().table("butler_attributes"))
                .isEqualTo(configured.contents().withoutDocs().table("butler_attributes"));

        carry(registry, RecordedState.of(Dialect.POSTGRESQL, "_all", "2daeabfb5019.down"));
        registry.run("DROP TABLE obscore");
        assertState(registry, last);
    }

    @ParameterizedTest
    @CsvSource({"uuid-int, _all, 2daeabfb5019.down", "int-name, _oldest, c0e4f9ab4a5d"})
    void passesEveryRecordedStateInASchema(String start, String steps, String end) throws SQLException, IOException {
        TestRegistry registry = TestRegistry.recordedInSchema(start);
        follow(registry, RecordedState.of(Dialect.POSTGRESQL, steps, end));
        assertThat(registry.query("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                        + " AND relkind IN ('r', 'S')"))
                .isEmpty();
    }

    /**
     * The reference cannot number collections on SQLite; what it makes of a registry that has numbers is the measure.
     */
    @Test
    void endsOnSqliteAsIfTheRegistryHadBegunWithNumbers() throws SQLException, IOException {
        TestRegistry registry =
                TestRegistry.recorded(Dialect.SQLITE, folder, "int-name").stamp();
        for (RecordedState state :
                RecordedState.of(Dialect.POSTGRESQL, "_oldest", "c0e4f9ab4a5d").way()) {
            carry(registry, state);
        }
        RecordedState end = RecordedState.of(Dialect.SQLITE, "_all", "c0e4f9ab4a5d");
        List<String> recorded = Files.readAllLines(end.folder().resolve("c0e4f9ab4a5d.schema.txt"));
        Lines.assertSame(
                "the schema",
                Differences.withoutKeyNames(registry.dump()),
                Differences.withoutKeyNames(Differences.rightSchema(recorded)).stream()
                        .map(WholeChainTest::withNewId)
                        .toList());
        // The digest of the manager that is no more stays, as on PostgreSQL.
        assertThat(registry.query("SELECT name FROM butler_attributes WHERE name LIKE 'schema_digest:%'"))
                .containsExactly("schema_digest:lsst.daf.butler.registry.collections.nameKey.NameKeyCollectionManager");
        registry.run("DELETE FROM butler_attributes WHERE name LIKE 'schema_digest:%'");
        // The two registries were given their dates of ingest in the order of their ids, which is not the same.
        Contents expected = end.contents().withoutDocs().withColumn("dataset", "ingest_date", date -> "");
        Contents ours = sameIds(registry, expected).withColumn("dataset", "ingest_date", date -> "");
        assertThat(ours.tables().keySet()).isEqualTo(expected.tables().keySet());
        for (String table : ours.tables().keySet()) {
            assertThat(ours.table(table).byName())
                    .as(table)
                    .containsExactlyInAnyOrderElementsOf(expected.table(table).byName());
        }
    }

    /**
     * An id that the one-shot has made is NOT NULL, as the reference's: a new registry's, being a key, need not say so.
     */
    private static String withNewId(String line) {
        return line.replace("type=CHAR(32) nullable=True", "type=CHAR(32) nullable=False");
    }

    private void follow(TestRegistry registry, RecordedState end) throws SQLException, IOException {
        registry.stamp();
        for (RecordedState state : end.way()) {
            carry(registry, state);
            assertState(registry, state);
        }
    }

    private static void carry(TestRegistry registry, RecordedState to) throws IOException {
        if (!to.before().equals(to)) {
            RecordedCommand command = to.command();
            registry.migrate(command.request(), command.options());
        }
    }

    private void assertState(TestRegistry registry, RecordedState state) throws SQLException, IOException {
        Contents recorded =
                Differences.withExactDates(state.contents(), registry.dialect()).withoutDocs();
        sameIds(registry, recorded).assertEqualTo(recorded);
        if (Files.exists(state.folder().resolve(state.name() + ".schema.txt"))) {
            assertSchema(registry, state);
        }
    }

    /** A registry's rows, with the ids that the datasets have in the recorded ones. */
    private static Contents sameIds(TestRegistry registry, Contents recorded) throws SQLException {
        Contents ours = Contents.of(registry);
        Map<String, String> sameFile = Differences.sameFile(ours, recorded);
        return ours.withCells(cell -> sameFile.getOrDefault(cell, cell)).withoutDocs();
    }

    private void assertSchema(TestRegistry registry, RecordedState state) throws SQLException, IOException {
        List<String> recorded = Files.readAllLines(state.folder().resolve(state.name() + ".schema.txt"));
        Lines.assertSame("the schema", registry.dump(), Differences.rightSchema(recorded));
        TestRegistry expected = TestRegistry.empty(registry.dialect(), folder)
                .run(Files.readString(state.folder().resolve(state.name() + ".ddl.sql")));
        if (Differences.forgetsUniqueCollections(recorded)) {
            expected.run(Differences.UNIQUE_COLLECTIONS);
        }
        Lines.assertSame(
                "the catalogue",
                Differences.withoutComments(Catalog.of(registry)),
                Differences.withoutComments(Catalog.of(expected)));
    }
}
