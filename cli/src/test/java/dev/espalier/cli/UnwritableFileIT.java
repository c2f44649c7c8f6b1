package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.Jar.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite files that a user may not write, or not read. */
class UnwritableFileIT {
    private static byte[] registry = {};
    private static List<String> starter = List.of();

    @BeforeAll
    static void makeARegistryThatIsNotAtTheHeads(@TempDir Path folder) throws Exception {
        starter = Nobody.starter();
        Path file = Files.createFile(folder.resolve("registry.sqlite3"));
        assertThat(Cli.run("upgrade", file.toString()).exitCode()).isZero();
        assertThat(Cli.run("downgrade", "--yes", file.toString(), "2101").exitCode())
                .isZero();
        registry = Files.readAllBytes(file);
    }

    @Test
    void aFileThatMayOnlyBeRead(@TempDir Path folder) throws Exception {
        refused("[REV315] the database cannot be written", "; check the permissions", folder, "rwxrwxrwx", "r--r--r--");
        assertThat(run(folder, "check").err()).startsWith("[REV330] ");
    }

    @Test
    void aFolderThatMayOnlyBeRead(@TempDir Path folder) throws Exception {
        refused("[REV315] the database cannot be written", "; check ", folder, "r-xr-xr-x", "rw-rw-rw-");
        assertThat(run(folder, "check").err()).startsWith("[REV330] ");
    }

    @Test
    void aFileInWhichAProcessWasKilledWithinAStep(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("registry.sqlite3"), registry);
        Path journal = folder.resolve("registry.sqlite3-journal");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma cache_size = 5");
            statement.execute("begin immediate");
            statement.execute("create table bulk as with recursive n (i) as (select 1 union all select i + 1 from n"
                    + " limit 1000) select zeroblob(500) from n");
            byte[] half = Files.readAllBytes(file);
            byte[] undo = Files.readAllBytes(journal);
            statement.execute("rollback");
            Files.write(file, half);
            Files.write(journal, undo);
        }
        permit(file, "r--r--r--");
        permit(journal, "r--r--r--");
        permit(folder, "rwxr-xr-x");
        Map<String, String> before = Cli.content(folder);
        for (String command : List.of("status", "upgrade")) {
            Result result = run(folder, command, "registry.sqlite3");
            assertThat(result.err())
                    .startsWith("[REV318] the database cannot be read: [SQLITE_READONLY_ROLLBACK] ")
                    .contains("; check the permissions of the file and of its folder");
            assertThat(result.exitCode()).isEqualTo(3);
        }
        assertThat(Cli.content(folder)).isEqualTo(before);

        permit(file, "rw-r--r--");
        assertThat(Cli.run("check", file.toString()).err()).startsWith("[REV330] ");
        assertThat(journal).doesNotExist();
    }

    @Test
    void aFileOfSomebodyElse(@TempDir Path folder) throws Exception {
        Assumptions.assumeFalse(starter.isEmpty(), "skipped: only root can give a file to somebody else");
        refused("registry.sqlite3 cannot be read; ", "check its permissions", folder, "rwxr-xr-x", "rw-------");
    }

    @Test
    void aFolderInWhichNothingCanBeMade(@TempDir Path folder) throws Exception {
        permit(folder, "r-xr-xr-x");
        Result result = run(folder, "upgrade");
        assertThat(result.err())
                .startsWith("[REV316] the database cannot be reached: ")
                .contains("; check that the file and its folder are there, and may be written")
                .doesNotContain("\tat ");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(folder).isEmptyDirectory();
    }

    private static void refused(String start, String end, Path folder, String onFolder, String onFile)
            throws Exception {
        Path file = Files.write(folder.resolve("registry.sqlite3"), registry);
        permit(file, onFile);
        permit(folder, onFolder);
        Map<String, String> before = Cli.content(folder);
        for (String way : List.of("--yes", "--rehearse")) {
            Result result = run(folder, "upgrade", "registry.sqlite3", way);
            assertThat(result.err()).startsWith(start).contains(end).doesNotContain("\tat ");
            assertThat(result.exitCode()).isEqualTo(3);
        }
        assertThat(Cli.content(folder)).isEqualTo(before);
    }

    private static Result run(Path folder, String... arguments) throws Exception {
        return new Jar(folder).by(starter).run(arguments);
    }

    private static void permit(Path path, String permissions) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
