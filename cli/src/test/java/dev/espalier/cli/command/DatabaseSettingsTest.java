package dev.espalier.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseSettingsTest {
    private static final String FILE = """
            default: dev
            environments:
              dev: {url: dev.sqlite3}
              prod:
                url: postgresql://db.example/registry
                schema: main
                user: migrator
                password: ${SECRET}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void nothingSaidIsTheEmbeddedDefault() {
        assertThat(find(null, null, Map.of())).isEmpty();
        assertThat(find(null, null, Map.of("ESPALIER_URL", "", "DATABASE_URL", "")))
                .isEmpty();
    }

    @Test
    void whatIsNearerToTheCommandCounts() throws IOException {
        Files.writeString(folder.resolve("espalier.yaml"), FILE);
        Map<String, String> both = Map.of("ESPALIER_URL", "one", "DATABASE_URL", "two", "SECRET", "s");

        assertThat(url("three", null, both)).contains("three");
        assertThat(url(null, "prod", both)).contains("postgresql://db.example/registry");
        assertThat(url(null, null, both)).contains("one");
        assertThat(url(null, null, Map.of("DATABASE_URL", "two", "SECRET", "s")))
                .contains("two");
        assertThat(url(null, null, Map.of("SECRET", "s"))).contains("dev.sqlite3");
    }

    @Test
    void theOriginIsSaidUnlessItIsTheCommandLine() throws IOException {
        Files.writeString(folder.resolve("espalier.yaml"), FILE);
        Map<String, String> variables = Map.of("SECRET", "s");

        assertThat(find("x", null, variables)).map(DatabaseSettings::origin).contains("");
        assertThat(find(null, "prod", variables))
                .map(DatabaseSettings::origin)
                .contains("espalier.yaml, environment prod");
        assertThat(find(null, null, Map.of("DATABASE_URL", "x")))
                .map(DatabaseSettings::origin)
                .contains("DATABASE_URL");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://me:own@h/d, A, B, C, me, own",
        "postgresql://me@h/d, A, B, C, me, B",
        "postgresql://h/d, A, B, C, A, B",
        "jdbc:postgresql://h/d?user=me&password=own, A, B, C, me, own",
        "postgresql://h/d, , , C, pg, C",
        "postgresql://h/d, , , , pg,",
    })
    void whoConnects(String url, String user, String password, String pgPassword, String asUser, String asPassword) {
        Map<String, String> variables = Map.of(
                "ESPALIER_USER", user == null ? "" : user,
                "ESPALIER_PASSWORD", password == null ? "" : password,
                "PGUSER", "pg",
                "PGPASSWORD", pgPassword == null ? "" : pgPassword);

        DatabaseAddress address = find(url, null, variables).orElseThrow().address(variables);

        PGSimpleDataSource source = (PGSimpleDataSource) address.dataSource();
        assertThat(source.getUser()).isEqualTo(asUser);
        assertThat(source.getPassword()).isEqualTo(asPassword);
    }

    @Test
    void anEnvironmentHasUserPasswordAndSchema() throws IOException {
        Files.writeString(folder.resolve("espalier.yaml"), FILE);
        Map<String, String> variables = Map.of("SECRET", "$1 \\ s", "PGPASSWORD", "other");

        DatabaseAddress address = find(null, "prod", variables).orElseThrow().address(variables);

        PGSimpleDataSource source = (PGSimpleDataSource) address.dataSource();
        assertThat(source.getUser()).isEqualTo("migrator");
        assertThat(source.getPassword()).isEqualTo("$1 \\ s");
        assertThat(address.schema()).contains("main");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "environments: {prd: {url: x}}|espalier.yaml has no environment 'prod'; did you mean prd?",
                "environments: {}|there are no environments: espalier.yaml in this folder would name them",
                "environments: {prod: {}}|espalier.yaml: environment prod has no url; write which database it is",
                "environments: {prod: {uri: x}}|environment prod has 'uri', which means nothing here; did you mean url?",
                "environments: {prod: {url: [x]}}|url of environment prod must be a text",
                "environments: {prod: x}|environment prod must be a mapping",
                "environment: {prod: x}|the file has 'environment', which means nothing here; did you mean environments?",
                "environments: [prod]|environments must be a mapping",
                "default: x|environments must be a mapping",
                "environments: {prod: {url: '${NOT_SET}'}}|environment prod needs the environment variable NOT_SET; set it",
                "environments: {prod: {url: 'x}|cannot be read as YAML",
            })
    void whatIsWrongInTheFileIsSaid(String yaml, String message) throws IOException {
        Files.writeString(folder.resolve("espalier.yaml"), yaml);

        assertThatThrownBy(() -> find(null, "prod", Map.of()))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining(message);
    }

    @Test
    void aDefaultThatDoesNotExist() throws IOException {
        Files.writeString(folder.resolve("espalier.yaml"), "default: prod\nenvironments: {prd: {url: x}}");

        assertThatThrownBy(() -> find(null, null, Map.of())).hasMessageContaining("did you mean prd?");
    }

    private Optional<String> url(@Nullable String database, @Nullable String name, Map<String, String> variables) {
        return find(database, name, variables).map(DatabaseSettings::url);
    }

    private Optional<DatabaseSettings> find(
            @Nullable String database, @Nullable String environment, Map<String, String> variables) {
        return DatabaseSettings.find(database, environment, variables, folder);
    }
}
