package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Request;
import dev.espalier.testing.ScriptRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Real registries, carried through all trees by scripts, and others by migrations: the same comes of it. */
final class ScriptedRegistryTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, SHELL, uuid-int, _all, 2daeabfb5019.down",
        "POSTGRESQL, SHELL, int-name, _oldest, c0e4f9ab4a5d",
        "POSTGRESQL, JDBC, int-name, _oldest, c0e4f9ab4a5d",
        "SQLITE, SHELL, uuid-int, _all, 2daeabfb5019.down",
        "SQLITE, SHELL, int-name, _oldest, c0e4f9ab4a5d",
        "SQLITE, JDBC, int-name, _oldest, c0e4f9ab4a5d"
    })
    void scriptsDoWhatMigrationsDo(Dialect dialect, ScriptRunner runner, String start, String steps, String end)
            throws Exception {
        follow(
                runner,
                TestRegistry.recorded(dialect, folder, start),
                TestRegistry.recorded(dialect, folder, start),
                RecordedState.of(Dialect.POSTGRESQL, steps, end));
    }

    @ParameterizedTest
    @CsvSource({"SHELL, uuid-int, _all, 2daeabfb5019.down", "SHELL, int-name, _oldest, c0e4f9ab4a5d"})
    void scriptsDoItInASchema(ScriptRunner runner, String start, String steps, String end) throws Exception {
        follow(
                runner,
                TestRegistry.recordedInSchema(start),
                TestRegistry.recordedInSchema(start),
                RecordedState.of(Dialect.POSTGRESQL, steps, end));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void stopsWhereTheRegistryRecordsAnotherVersion(Dialect dialect) throws Exception {
        TestRegistry registry =
                TestRegistry.recorded(dialect, folder, "uuid-int").stamp();
        Path script = folder.resolve("script.sql");
        Migrator migrator = registry.migrator();
        migrator.script(migrator.plan(Request.upgrade("4e2d7a28475b")), script, Progress.SILENT);
        registry.run(
                "UPDATE butler_attributes SET value = '0.9.0' WHERE name LIKE 'version:%DatasetRecordStorageManager%'");
        Contents contents = Contents.of(registry);

        assertThat(ScriptRunner.SHELL.run(dialect, registry.source(), script))
                .contains("the database is not as this script expects it");
        Contents.of(registry).assertEqualTo(contents);
    }

    private void follow(ScriptRunner runner, TestRegistry scripted, TestRegistry migrated, RecordedState end)
            throws Exception {
        scripted.stamp();
        migrated.stamp();
        for (RecordedState state : end.way()) {
            if (state.before().equals(state)) {
                continue;
            }
            RecordedCommand command = state.command();
            List<String> catalog = Catalog.of(scripted);
            Contents contents = Contents.of(scripted);
            Migrator migrator = scripted.migrator(command.options());
            Path script = Files.createTempFile(folder, state.name(), ".sql");
            Plan plan = migrator.plan(command.request());
            migrator.script(plan, script, Progress.SILENT);
            Lines.assertSame("the catalogue after a rehearsal", Catalog.of(scripted), catalog);
            Contents.of(scripted).assertEqualTo(contents);
            if (plan.isEmpty()) {
                continue;
            }

            assertThat(runner.run(scripted.dialect(), scripted.source(), script))
                    .as(state.name())
                    .isEmpty();
            migrated.migrate(command.request(), command.options());
            Contents expected = assertSame(scripted, migrated);

            assertThat(runner.run(scripted.dialect(), scripted.source(), script))
                    .as("%s again", state.name())
                    .contains("the database is not as this script expects it");
            Contents.of(scripted).assertEqualTo(expected);
        }
    }

    /** Random ids are not the same twice. */
    private static Contents assertSame(TestRegistry scripted, TestRegistry migrated) throws SQLException {
        Lines.assertSame("the schema", scripted.dump(), migrated.dump());
        Lines.assertSame("the catalogue", Catalog.of(scripted), Catalog.of(migrated));
        Contents expected = Contents.of(migrated);
        Contents contents = Contents.of(scripted);
        var sameFile = Differences.sameFile(contents, expected);
        contents.withCells(cell -> sameFile.getOrDefault(cell, cell)).assertEqualTo(expected);
        String journal = "SELECT revision || ' ' || direction || ' ' || rows_before || ' ' || rows_after"
                + " FROM espalier_journal ORDER BY id";
        assertThat(scripted.query(journal)).isEqualTo(migrated.query(journal));
        return contents;
    }
}
