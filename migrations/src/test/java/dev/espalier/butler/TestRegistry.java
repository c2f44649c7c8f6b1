package dev.espalier.butler;

import dev.espalier.Dialect;
import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.MigratorComponent;
import dev.espalier.runtime.MigratorSettings;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.Step;
import dev.espalier.runtime.schema.SchemaDump;
import dev.espalier.runtime.schema.SchemaEditor;
import dev.espalier.schema.Table;
import dev.espalier.testing.SqlScripts;
import dev.espalier.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** A real database that holds a registry, and a migrator on it. */
record TestRegistry(Dialect dialect, DataSource source) {
    private static final String JOURNAL = "espalier_journal";

    /** An empty database; a file in the folder on SQLite. */
    static TestRegistry empty(Dialect dialect, Path folder) {
        if (dialect == Dialect.POSTGRESQL) {
            return new TestRegistry(dialect, TestPostgres.newDatabase());
        }
        SQLiteDataSource source = new SQLiteDataSource();
        source.setSynchronous("OFF");
        source.setUrl("jdbc:sqlite:" + folder.resolve(UUID.randomUUID() + ".sqlite3"));
        return new TestRegistry(dialect, source);
    }

    /** An empty PostgreSQL database whose connections work in a schema that is empty too. */
    static TestRegistry emptySchema(String name) throws SQLException {
        PGSimpleDataSource source = (PGSimpleDataSource) TestPostgres.newDatabase();
        TestRegistry registry = new TestRegistry(Dialect.POSTGRESQL, source);
        String quoted = Dialect.POSTGRESQL.quote(name);
        registry.run("CREATE SCHEMA " + quoted);
        source.setCurrentSchema(quoted);
        return registry;
    }

    /** One of the recorded registries, not stamped. */
    static TestRegistry recorded(Dialect dialect, Path folder, String name) throws SQLException, IOException {
        Path dump = Shared.butler().resolve(RecordedState.folder(dialect)).resolve(name + ".sql");
        return empty(dialect, folder).run(Files.readString(dump));
    }

    /** One of the recorded registries whose tables are in the schema {@code reg}, not stamped. */
    static TestRegistry recordedInSchema(String name) throws SQLException, IOException {
        Path dump = Shared.butler()
                .resolve(RecordedState.folder(Dialect.POSTGRESQL))
                .resolve(name + "-ns.sql");
        PGSimpleDataSource source = (PGSimpleDataSource) TestPostgres.newDatabase();
        TestRegistry registry = new TestRegistry(Dialect.POSTGRESQL, source).run(Files.readString(dump));
        source.setCurrentSchema("reg");
        return registry;
    }

    /** The text of a resource next to this class. */
    static String resource(String name) {
        try (var stream = TestRegistry.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs statements. */
    TestRegistry run(String script) throws SQLException {
        try (Connection connection = source.getConnection()) {
            SqlScripts.run(connection, script);
        }
        return this;
    }

    /** The first column of a query's rows. */
    List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
        }
        return values;
    }

    /** The tables, without Espalier's own journal. */
    List<String> tables() throws SQLException {
        return query(dialect.choose(
                        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
                        "SELECT name FROM sqlite_master WHERE type = 'table'"))
                .stream()
                .filter(table -> !table.equals(JOURNAL))
                .toList();
    }

    /** The schema as the reference's dump-schema prints it. */
    List<String> dump() throws SQLException {
        try (Connection connection = source.getConnection()) {
            SchemaEditor editor = SchemaEditor.on(
                    dialect, connection, dialect == Dialect.POSTGRESQL ? connection.getSchema() : "main");
            List<Table> tables = editor.tables().stream()
                    .filter(table -> !table.equals(JOURNAL))
                    .flatMap(table -> editor.table(table).stream())
                    .toList();
            return SchemaDump.of(dialect, tables).lines().toList();
        }
    }

    Migrator migrator() {
        return migrator(Map.of());
    }

    Migrator migrator(Map<String, String> options) {
        return MigratorComponent.migrator(source, new MigratorSettings(Optional.empty(), options));
    }

    TestRegistry stamp() {
        migrator().migrate(Request.stamp(List.of(), false));
        return this;
    }

    /** Carries the request out; the result is what migrations reported. */
    List<String> migrate(Request request) {
        return migrate(request, Map.of());
    }

    /** Carries the request out with options; the result is what migrations reported. */
    List<String> migrate(Request request, Map<String, String> options) {
        List<String> reports = new ArrayList<>();
        Migrator migrator = migrator(options);
        migrator.run(migrator.plan(request), new Progress() {
            @Override
            public void reported(Step step, String message) {
                reports.add(message);
            }
        });
        return reports;
    }
}
