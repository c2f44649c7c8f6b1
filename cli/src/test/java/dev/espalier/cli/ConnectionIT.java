package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.testing.FreshDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a command finds its database, and what it says of that. */
class ConnectionIT {
    @TempDir
    private Path folder = Path.of("");

    private Jar jar = new Jar(folder);

    @BeforeEach
    void makeFiles() throws Exception {
        jar = new Jar(folder);
        Files.createFile(folder.resolve("one.sqlite3"));
        Files.createFile(folder.resolve("two.sqlite3"));
    }

    @Test
    void aDatabaseThatTheEnvironmentNamesIsSaidAside() throws Exception {
        Result result = jar.with(Map.of("ESPALIER_URL", "one.sqlite3")).run("upgrade");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEqualTo("Database: one.sqlite3 (ESPALIER_URL)\n");
        assertThat(folder.resolve("one.sqlite3")).isNotEmptyFile();
        assertThat(folder.resolve("registry.sqlite3")).doesNotExist();
        assertThat(jar.run("show-current", "one.sqlite3").err()).isEmpty();
    }

    @Test
    void environmentsOfTheFile() throws Exception {
        Files.writeString(
                folder.resolve("espalier.yaml"),
                "default: one\nenvironments: {one: {url: one.sqlite3}, two: {url: two.sqlite3}}");

        assertThat(jar.run("upgrade").err()).isEqualTo("Database: one.sqlite3 (espalier.yaml, environment one)\n");
        assertThat(jar.run("upgrade", "--env", "two").err()).contains("two.sqlite3 (espalier.yaml, environment two)");
        assertThat(folder.resolve("two.sqlite3")).isNotEmptyFile();

        Result unknown = jar.run("upgrade", "--env", "tow");
        assertThat(unknown.exitCode()).isEqualTo(3);
        assertThat(unknown.err()).isEqualTo("espalier.yaml has no environment 'tow'; there are one, two\n");

        Result both = jar.run("upgrade", "--env", "two", "one.sqlite3");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).contains("Name a DATABASE or an --env, not both.");
    }

    @Test
    void aPasswordIsFoundWherePostgresqlsUsersKeepIt() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            String role = "secret_" + ProcessHandle.current().pid();
            Admission.rule(database, "host all " + role + " all scram-sha-256");
            database.execute(
                    "create role " + role + " login password 'h1dden'", "grant all on schema public to " + role);
            String url =
                    database.address().replaceFirst("[?].*$", "?user=" + role).replace("localhost", "127.0.0.1");
            Path pgpass = folder.resolve("pgpass");
            Files.writeString(pgpass, "*:*:*:" + role + ":h1dden\n");
            Files.setPosixFilePermissions(pgpass, PosixFilePermissions.fromString("rw-------"));

            assertThat(connect(url, Map.of()).exitCode()).isEqualTo(3);
            connects(url, Map.of("ESPALIER_PASSWORD", "h1dden"));
            connects(url, Map.of("PGPASSWORD", "h1dden"));
            connects(url, Map.of("PGPASSFILE", pgpass.toString()));
            connects(url.replaceFirst("[?].*$", ""), Map.of("ESPALIER_USER", role, "ESPALIER_PASSWORD", "h1dden"));
            assertThat(database.texts("select applied_by || tool_version || rows_after from espalier_journal"))
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("h1dden"));
        }
    }

    private void connects(String url, Map<String, String> variables) throws Exception {
        Result result = connect(url, variables);
        assertThat(result.err()).doesNotContain("h1dden").startsWith("Database: ");
        assertThat(result.out()).doesNotContain("h1dden");
        assertThat(result.exitCode()).as(variables.keySet().toString()).isZero();
    }

    private Result connect(String url, Map<String, String> variables) throws Exception {
        Map<String, String> all = new HashMap<>(variables);
        all.put("DATABASE_URL", url);
        return jar.with(all).run("upgrade");
    }
}
