package dev.espalier.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionIdTest {
    private static final Pattern ROW =
            Pattern.compile("\\| ([a-z-]+) \\| ([0-9a-f]{12}) \\| \\S+ \\| (\\S+) \\| (\\S*) ?\\|.*");

    @ParameterizedTest
    @CsvSource({
        "datasets, '', '', 059cc7b7ef13",
        "datasets, ByDimensionsDatasetRecordStorageManagerUUID, 2.0.0, 4e2d7a28475b",
        "datasets/int_1.0.0_to_uuid_1.0.0, ByDimensionsDatasetRecordStorageManagerUUID, 1.0.0, 2101fbf51ad3",
        "attributes, DefaultButlerAttributeManager, 1.0.1, c0e4f9ab4a5d",
        "collections, SynthIntKeyCollectionManager, 2.0.0, 8c57494cabcc",
        "dimensions-config, '', '', 3e2891b82110",
        "dimensions-config, daf_butler, 0, f3bcee34f344",
        "obscore-config, embargo, 1, 4fe28ef5030f",
    })
    void idsAreThoseOfTheOriginal(String tree, String manager, String version, String id) {
        assertThat(RevisionId.of(new TreeName(tree), manager, version)).isEqualTo(id);
    }

    @Test
    void everyRecordedRevisionHasItsDerivedId() throws IOException {
        Path table = Path.of(System.getProperty("espalier.shared", "")).resolve("butler/migrations.md");
        assumeTrue(Files.exists(table), () -> "no recorded revisions at " + table);
        int rows = 0;
        for (String line : Files.readAllLines(table)) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && !row.group(1).equals("same")) {
                String manager = row.group(3).equals("(root)") ? "" : row.group(3);
                assertThat(RevisionId.of(new TreeName(row.group(1)), manager, row.group(4)))
                        .as(line)
                        .isEqualTo(row.group(2));
                rows++;
            }
        }
        assertThat(rows).isEqualTo(52);
    }

    @Test
    void uuid5IsTheOneOfTheStandard() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        assertThat(RevisionId.uuid5(dns, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
        assertThat(RevisionId.uuid5(dns, "lsst.org")).isEqualTo(RevisionId.NAMESPACE);
    }

    @ParameterizedTest
    @CsvSource({
        "059cc7b7ef13, true, true",
        "059CC7B7EF13, false, true",
        "059cc7b7ef1, false, true",
        "059cc7b7ef131, false, true",
        "release_1.2, false, true",
        "'', false, false",
        "a b, false, false",
        "a-b, false, false",
        "123456789012345678901234567890123, false, false",
    })
    void formDependsOnWhereIdsComeFrom(String id, boolean derived, boolean free) {
        assertThat(RevisionId.isWellFormed(id, Ids.DERIVED)).isEqualTo(derived);
        assertThat(RevisionId.isWellFormed(id, Ids.FREE)).isEqualTo(free);
    }
}
