package dev.espalier.butler.obscore_config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Obstacle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationTest {
    private static final String GOOD = """
            namespace: embargo
            version: 1
            facility_name: F
            collection_type: RUN
            dataset_types: {}
            """;

    @TempDir
    private Path folder;

    @Test
    void mayBeShort() throws IOException {
        ObservationTable table = table(GOOD);
        assertThat(table.name()).isEqualTo("obscore");
        assertThat(table.columns()).hasSize(30);
        assertThat(table.indexes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version: 1                | version: 2              | has version 2, not 1; give a configuration
            version: 1                | version: '1'            | has version "1", not 1
            version: 1                | a: 1                    | has version nowhere, not 1
            namespace: embargo        | namespace: other        | has namespace "other", not embargo
            version: 1                | version: 2026-01-01     | does not hold a mapping
            version: 1                | version: .inf           | does not hold a mapping
            version: 1                | 1: 1                    | does not hold a mapping
            version: 1                | 'version: 1\\nversion: 1' | is not YAML
            version: 1                | version: [              | is not YAML
            version: 1                | version: !!int x        | is not YAML
            version: 1                | a: &a [*a]              | does not hold a mapping
            version: 1                | version: !!java.io.File [/] | is not YAML
            """)
    void isTakenOnlyFromAFileThatHoldsIt(String line, String instead, String message) {
        assertThatThrownBy(() -> table(GOOD.replace(line, instead.replace("\\n", "\n"))))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("configuration.yaml")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            facility_name: F     | a: 1                                   | facility_name is missing; it must be a text
            collection_type: RUN | collection_type: CHAIN                 | collection_type is CHAIN; it must be RUN or TAGGED
            collection_type: RUN | 'collection_type: TAGGED\\ncollections: [a, b]' | collections must name exactly one
            dataset_types: {}    | a: 1                                   | dataset_types is missing; it must be a mapping
            dataset_types: {}    | 'dataset_types: {raw: {calib_level: 1}}' | dataproduct_type is missing
            dataset_types: {}    | 'dataset_types: {raw: {dataproduct_type: a, calib_level: b}}' | calib_level is "b"; it must be a whole number
            """)
    void mustHaveWhatButlerAsksFor(String line, String instead, String message) {
        assertThatThrownBy(() -> table(GOOD.replace(line, instead.replace("\\n", "\n"))))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spatial_backend: pgsphere                        | the columns of spatial_backend "pgsphere" cannot be made
            'spatial_plugins: {p: {cls: a.PgSphere}}'        | the columns of spatial plugin a.PgSphere cannot be made; leave spatial_plugins.p out
            'spatial_plugins: {p: {}}'                       | cls is missing
            'extra_columns: {a: {template: x, type: date}}'  | extra column a has type date; give it type bool, int, float or string
            'extra_columns: {a: {type: int}}'                | extra column a has no template
            'extra_columns: {a: {template: x, type: int, length: 3}}' | extra column a has a length
            'extra_columns: {a: {template: x, length: 0}}'   | extra column a has length 0
            'extra_columns: {a: null}'                       | extra column a is null
            'extra_columns: [a]'                             | extra_columns is ["a"]; it must be a mapping
            'table_name: 1'                                  | table_name is 1; it must be a text
            'indices: {i: [a, s_ra]}'                        | index i is on column a, which the table does not have
            'indices: {i: []}'                               | i is []; it must be a text or a list of texts
            """)
    void isRefusedWhereItsTableCannotBeMade(String more, String message) {
        assertThatThrownBy(() -> table(GOOD + more))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.yaml", "\0"})
    void mustBeThere(String path) {
        assertThatThrownBy(() -> ConfigurationFile.read(path))
                .isInstanceOf(Obstacle.class)
                .hasMessage("there is no file " + path
                        + "; give the path of the configuration of the observation table with --options"
                        + " obscore_config=<file.yaml>");
    }

    @Test
    void mustBeReadable() throws IOException {
        assertThatThrownBy(() -> ConfigurationFile.read(folder.toString()))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("cannot be read: ");
        Path latin = Files.write(folder.resolve("latin.yaml"), "a: ö".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ConfigurationFile.read(latin.toString()))
                .isInstanceOf(Obstacle.class)
                .hasMessageContaining("cannot be read: ");
    }

    private ObservationTable table(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("configuration.yaml"), yaml);
        return Configuration.table(ConfigurationFile.read(file.toString()));
    }
}
