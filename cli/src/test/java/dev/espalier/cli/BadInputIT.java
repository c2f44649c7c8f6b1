package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.testing.FreshDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user gets wrong: each a message that says what to do, an exit code, no stack trace, and nothing changed. */
class BadInputIT {
    @TempDir
    private Path folder = Path.of("");

    private Jar jar = new Jar(folder);
    private Path registry = folder;

    @BeforeEach
    void makeARegistry() throws Exception {
        jar = new Jar(folder);
        registry = folder.resolve("registry.sqlite3");
        jar.run("upgrade");
    }

    @Test
    void anUnknownRevision() throws Exception {
        refused(
                "[REV301] no revision, tree or branch is called '4e2d7a28475c'; did you mean 4e2d7a28475b?",
                "upgrade",
                "registry.sqlite3",
                "4e2d7a28475c");
    }

    @Test
    void anAmbiguousPrefix() throws Exception {
        refused("[REV302] '4' may be ", "upgrade", "--to", "4");
    }

    @Test
    void aRevisionThatThisBuildDoesNotKnow() throws Exception {
        sql("update alembic_version set version_num = 'ffffffffffff' where version_num = '4e2d7a28475b'");
        refused("[REV303] the database stands at revision ffffffffffff, which this build does not know", "upgrade");
        refused("[REV303] ", "show-current");
    }

    @Test
    void aDowngradeThroughWhatCannotGoBack() throws Exception {
        refused(
                "[REV307] attributes DefaultButlerAttributeManager 1.0.1 (c0e4f9ab4a5d) cannot be undone",
                "downgrade",
                "registry.sqlite3",
                "f22a777cf382");
    }

    @Test
    void recordsThatDisagree() throws Exception {
        sql("update butler_attributes set value = '1.0.0' where name like 'version:%UUID'");
        refused(
                "[REV310] the version table and the application's own record do not agree: tree datasets is at"
                        + " datasets ByDimensionsDatasetRecordStorageManagerUUID 2.0.0 (4e2d7a28475b) in the version table and"
                        + " at datasets ByDimensionsDatasetRecordStorageManagerUUID 1.0.0 (2101fbf51ad3)",
                "upgrade");
    }

    @Test
    void aVersionThatNoRevisionStandsFor() throws Exception {
        sql("update butler_attributes set value = '9.0' where name like 'version:%UUID'");
        refused(
                "[REV312] the database records ByDimensionsDatasetRecordStorageManagerUUID 9.0 for tree datasets",
                "stamp",
                "registry.sqlite3");
    }

    @Test
    void aFolderThatIsNoRepository() throws Exception {
        Files.createDirectory(folder.resolve("empty"));
        refused("empty is a folder without butler.yaml, so it is no Butler repository", "upgrade", "empty");
        assertThat(folder.resolve("empty")).isEmptyDirectory();
    }

    @Test
    void aFileThatDoesNotExist() throws Exception {
        refused("nowhere.sqlite3 does not exist", "upgrade", "nowhere.sqlite3");
        assertThat(folder.resolve("nowhere.sqlite3")).doesNotExist();
    }

    @Test
    void aFileThatIsNoDatabase() throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "Dear diary, today I had no database.");
        refused("notes.txt is no SQLite database", "upgrade", "notes.txt");
    }

    @Test
    void aDatabaseOfSomebodyElse() throws Exception {
        Path other = folder.resolve("other.sqlite3");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                Statement statement = connection.createStatement()) {
            statement.execute("create table song (title text)");
        }
        byte[] before = Files.readAllBytes(other);
        refused("[REV313] the database has tables, but not the application's record", "upgrade", "other.sqlite3");
        refused("[REV313] ", "stamp", "other.sqlite3");
        assertThat(Files.readAllBytes(other)).isEqualTo(before);
    }

    @Test
    void aDatabaseThatMayOnlyBeRead() throws Exception {
        jar.run("downgrade", "registry.sqlite3", "2101");
        refused("[REV315] the database cannot be written", "upgrade", "jdbc:sqlite:file:" + registry + "?mode=ro");
        assertThat(jar.run("show-current", "jdbc:sqlite:file:" + registry + "?mode=ro")
                        .exitCode())
                .isZero();
    }

    @Test
    void aWrongPassword() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            String role = "locked_" + ProcessHandle.current().pid();
            Admission.rule(database, "host all " + role + " all scram-sha-256");
            database.execute("create role " + role + " login password 'right'");
            String url = database.address().replaceFirst("[?].*$", "?user=" + role + "&password=wr0ng-secret");
            Result result = jar.run("upgrade", url);

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.err())
                    .startsWith("[REV316] the database cannot be reached: ")
                    .contains("check user and password")
                    .doesNotContain("wr0ng-secret");
            assertThat(database.tables()).isEmpty();
        }
    }

    @Test
    void aServerThatIsNotThere() throws Exception {
        refused("[REV316] the database cannot be reached", "upgrade", "postgresql://me:s3cret@localhost:1/registry");
    }

    @Test
    void aDatabaseThatTheServerDoesNotHave() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            refused(
                    "check the database's name, or create it",
                    "upgrade",
                    database.address().replaceFirst("/espalier_[0-9a-f]+", "/no_such_database"));
            refused(
                    "[REV351] the database has no schema 'nowhere'",
                    "upgrade",
                    "--schema",
                    "nowhere",
                    database.address());
        }
    }

    @Test
    void wrongUsage() throws Exception {
        assertThat(jar.run("upgarde").exitCode()).isEqualTo(2);
        assertThat(jar.run("upgarde").err()).contains("Did you mean: espalier upgrade");
        assertThat(jar.run().exitCode()).isEqualTo(2);
        assertThat(jar.run("downgrade", "registry.sqlite3")).isEqualTo(new Result(2, "", """
                        Name the REVISION to go back to, behind DATABASE or behind --to.
                        Usage: espalier downgrade [OPTIONS] [DATABASE] [REVISION]
                        Examples, and all options: espalier help downgrade
                        """));
        assertThat(jar.run("upgrade", "registry.sqlite3", "datasets", "--to", "heads")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void helpIsNoMistake() throws Exception {
        for (String[] arguments :
                new String[][] {{"--help"}, {"help", "upgrade"}, {"upgrade", "--help"}, {"-V"}, {"stamp", "-V"}}) {
            Result result = jar.run(arguments);
            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).isNotEmpty();
            assertThat(result.err()).isEmpty();
        }
    }

    private void refused(String message, String... arguments) throws Exception {
        byte[] before = Files.readAllBytes(registry);
        Result result = jar.run(arguments);
        assertThat(result.err()).contains(message).doesNotContain("\tat ").doesNotContain("s3cret");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(Files.readAllBytes(registry)).isEqualTo(before);
    }

    private void sql(String statement) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + registry);
                Statement update = connection.createStatement()) {
            assertThat(update.executeUpdate(statement)).isEqualTo(1);
        }
    }
}
