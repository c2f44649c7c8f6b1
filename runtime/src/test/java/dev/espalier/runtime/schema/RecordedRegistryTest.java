package dev.espalier.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.TableChange;
import dev.espalier.testing.SqlScripts;
import dev.espalier.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Real registries, and what the original tools made of them. */
final class RecordedRegistryTest {
    private static final Path BUTLER = Path.of(System.getProperty("espalier.shared", "no-such-folder"), "butler");
    private static final String ONE_SHOT = "_oneshot/datasets/int_1.0.0_to_uuid_1.0.0/from-int-name";

    @TempDir
    Path folder;

    @BeforeAll
    static void needsTheRecordings() {
        Assumptions.assumeTrue(Files.isDirectory(BUTLER), "no recorded registries in " + BUTLER);
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE,     uuid-int, attributes/start.schema.txt",
        "SQLITE,     uuid-int, datasets/start.schema.txt",
        "SQLITE,     int-name, " + ONE_SHOT + "/start.schema.txt",
        "POSTGRESQL, uuid-int, attributes/start.schema.txt",
        "POSTGRESQL, uuid-int, datasets/start.schema.txt",
        "POSTGRESQL, int-name, " + ONE_SHOT + "/start.schema.txt",
    })
    void isReadAsTheOriginalReadsIt(Dialect dialect, String registry, String recorded) throws Exception {
        try (Connection connection = open(dialect, registry)) {
            assertThat(dump(dialect, connection)).isEqualTo(recorded(dialect, recorded));
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesTypeAndDefaultAsTheOriginalDoes(Dialect dialect) throws Exception {
        try (Connection connection = open(dialect, "uuid-int")) {
            String before = dump(dialect, connection);
            SchemaEditor editor = editor(dialect, connection);
            editor.alter(List.of(TableChange.of("dataset")
                    .changeType("ingest_date", ColumnType.BIGINT, "CAST(5 AS BIGINT)")
                    .dropDefault("ingest_date")));
            editor.finish();
            assertThat(dump(dialect, connection)).isEqualTo(recorded(dialect, "datasets/4e2d7a28475b.schema.txt"));
            if (dialect == Dialect.SQLITE) {
                assertThat(ddl(connection))
                        .containsExactlyInAnyOrderElementsOf(
                                statements(recorded(dialect, "datasets/4e2d7a28475b.ddl.sql")));
            }

            editor.alter(List.of(TableChange.of("dataset")
                    .changeType(
                            "ingest_date",
                            ColumnType.TIMESTAMP,
                            dialect.choose("to_timestamp(ingest_date)", "datetime(ingest_date)"))
                    .setDefault("ingest_date", dialect.choose("now()", "CURRENT_TIMESTAMP"))));
            editor.finish();
            assertThat(dump(dialect, connection)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void replacesKeysInManyTablesAsTheOriginalDoes(Dialect dialect) throws Exception {
        try (Connection connection = open(dialect, "int-name")) {
            SchemaEditor editor = editor(dialect, connection);
            SqlScripts.run(
                    connection, "CREATE TABLE map (id BIGINT PRIMARY KEY, uuid " + dialect.type(ColumnType.UUID) + ")");
            String all = "SELECT id FROM dataset UNION SELECT dataset_id FROM dataset_location_trash"
                    + " UNION SELECT dataset_id FROM dataset_tags_00000004 UNION SELECT dataset_id FROM file_datastore_records";
            String uuid = dialect.choose("md5(CAST(id AS TEXT))::uuid", "printf('%032d', id)");
            SqlScripts.run(connection, "INSERT INTO map SELECT id, " + uuid + " FROM (" + all + ") AS a");
            long datasets = count(connection, "SELECT count(*) FROM dataset");
            long tags = count(
                    connection, "SELECT count(*) FROM dataset d JOIN dataset_tags_00000004 t ON t.dataset_id = d.id");

            editor.alter(editor.tables().stream()
                    .filter(table ->
                            table.matches("dataset_location.*|dataset_(tags|calibs)_.*|file_datastore_records"))
                    .map(table -> replaced(table, "dataset_id"))
                    .collect(
                            () -> new java.util.ArrayList<>(List.of(replaced("dataset", "id"))),
                            List::add,
                            List::addAll));
            editor.finish();

            assertThat(count(connection, "SELECT count(*) FROM dataset")).isEqualTo(datasets);
            assertThat(count(
                            connection,
                            "SELECT count(*) FROM dataset d JOIN dataset_tags_00000004 t ON t.dataset_id = d.id"))
                    .isEqualTo(tags);
            SqlScripts.run(connection, "DROP TABLE map");
            assertThat(dump(dialect, connection)).isEqualTo(recorded(dialect, ONE_SHOT + "/2101fbf51ad3.schema.txt"));
            if (dialect == Dialect.SQLITE) {
                // The original shuffles constraints and puts unchanged defaults into parentheses.
                assertThat(ddl(connection))
                        .extracting(RecordedRegistryTest::sortedLines)
                        .containsExactlyInAnyOrderElementsOf(
                                statements(recorded(dialect, ONE_SHOT + "/2101fbf51ad3.ddl.sql")).stream()
                                        .map(RecordedRegistryTest::sortedLines)
                                        .toList());
            }
        }
    }

    private static TableChange replaced(String table, String column) {
        return TableChange.of(table)
                .replaceColumn(
                        column,
                        ColumnType.UUID,
                        "(SELECT m.uuid FROM map m WHERE m.id = %s.%s)".formatted(table, column));
    }

    private Connection open(Dialect dialect, String registry) throws SQLException, IOException {
        Connection connection = dialect == Dialect.POSTGRESQL
                ? TestPostgres.newDatabase().getConnection()
                : DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("registry.sqlite3"));
        SqlScripts.load(connection, BUTLER.resolve(word(dialect)).resolve(registry + ".sql"));
        SqlScripts.run(connection, """
                CREATE TABLE alembic_version (
                	version_num VARCHAR(32) NOT NULL,\s
                	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
                )""");
        return connection;
    }

    private static SchemaEditor editor(Dialect dialect, Connection connection) {
        return SchemaEditor.on(dialect, connection, dialect.choose("public", "main"));
    }

    private static String dump(Dialect dialect, Connection connection) {
        SchemaEditor editor = editor(dialect, connection);
        return SchemaDump.of(
                dialect,
                editor.tables().stream()
                        .map(table -> editor.table(table).orElseThrow())
                        .toList());
    }

    private static List<String> ddl(Connection connection) {
        return new Database(connection).texts("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL");
    }

    private static List<String> statements(String script) {
        return List.of(script.split(";\n", -1)).stream()
                .filter(sql -> !sql.isBlank())
                .toList();
    }

    private static List<String> sortedLines(String ddl) {
        return ddl.replace("DEFAULT (4102444800000000000)", "DEFAULT 4102444800000000000")
                .lines()
                .map(line -> line.replaceFirst(", ?$", ""))
                .sorted()
                .toList();
    }

    private static long count(Connection connection, String query) {
        return new Database(connection).first(query, row -> row.getLong(1)).orElseThrow();
    }

    private static String recorded(Dialect dialect, String file) throws IOException {
        return Files.readString(BUTLER.resolve(word(dialect)).resolve("steps").resolve(file));
    }

    private static String word(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT);
    }
}
