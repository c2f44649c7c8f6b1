package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.testing.FreshDatabase;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** The Butler registry's history in each format. */
class PicturesIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"text", "graph", "json", "mermaid", "dot", "svg", "html"})
    void eachFormatShowsEachRevisionAndOpensNothing(String format) throws Exception {
        Result result = new Jar(folder).run("show-history", "--format", format);
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("059cc7b7ef13", "635083325f20", "4e2d7a28475b", "2daeabfb5019")
                .doesNotContain("(pending)", "#sign-pending");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void graphDrawsLanes() throws Exception {
        assertThat(new Jar(folder)
                        .run("show-history", "--format=graph", "datasets")
                        .out()
                        .lines()
                        .map(line -> line.replaceFirst(",.*", "")))
                .containsExactly(
                        "datasets",
                        "* 4e2d7a28475b ByDimensionsDatasetRecordStorageManagerUUID 2.0.0 (head)",
                        "* 2101fbf51ad3 ByDimensionsDatasetRecordStorageManagerUUID 1.0.0",
                        "| * 635083325f20 ByDimensionsDatasetRecordStorageManager 1.0.0 (head)",
                        "| * 576045cb7831 ByDimensionsDatasetRecordStorageManager 0.3.0",
                        "| * 38a9414ea7a2 ByDimensionsDatasetRecordStorageManager 0.2.0",
                        "| * eb5a3cc76666 ByDimensionsDatasetRecordStorageManager 0.1.0",
                        "|/",
                        "* 059cc7b7ef13 root (branchpoint)",
                        "one-shot int_1.0.0_to_uuid_1.0.0: 635083325f20 ~> 2101fbf51ad3");
    }

    @Test
    void graphvizReadsTheDigraphAndAnyXmlReaderThePicture() throws Exception {
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(
                        new Jar(folder).run("show-history", "--format", "svg").out())));
        Graphviz.check(new Jar(folder).run("show-history", "--format", "dot").out());
    }

    @ParameterizedTest
    @EnumSource
    void withADatabaseTheStandingIsShownToo(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            database.execute("create table t (i int)", "drop table t");
            Jar jar = new Jar(folder);
            jar.run("upgrade", database.address());
            jar.run("downgrade", database.address(), "2101fbf51ad3");
            GapIT.undo(database);

            JsonNode json = JSON.readTree(jar.run("show-history", "--json", "--database", database.address())
                    .out());
            assertThat(json.get("schema").asText()).isEqualTo("espalier/1");
            assertThat(json.at("/result/database/rows").valueStream().map(JsonNode::asText))
                    .contains("2101fbf51ad3", "c0e4f9ab4a5d");
            Map<String, Integer> states = new TreeMap<>();
            json.at("/result/trees")
                    .forEach(tree -> tree.get("revisions")
                            .forEach(revision ->
                                    states.merge(revision.get("state").asText(), 1, Integer::sum)));
            assertThat(states).isEqualTo(Map.of("applied", 31, "current", 6, "gap", 1, "pending", 1, "unused", 13));
            assertThat(jar.run("show-history", "--database", database.address(), "datasets")
                            .out())
                    .contains("UUID) (head) (pending), ", "UUID) (current), ");
        }
    }

    @Test
    void anEmptyDatabaseIsBehindAllThatItWouldStartWith() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.SQLITE)) {
            database.execute("create table t (i int)", "drop table t");
            String graph = new Jar(folder)
                    .run("show-history", "--format=graph", "--database", database.address())
                    .out();
            assertThat(graph)
                    .contains(": nothing is written down; pending: 39, gaps: 0")
                    .contains("o 4e2d7a28475b", ". 635083325f20", ". a0d766f99876");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2, expected one of, --format png",
        "2, --verbose goes with the format text, -v --format svg",
        "2, --json is the same as --format json, --json --format svg",
        "2, --database or --env, --schema s",
        "3, nowhere.db, --database nowhere.db",
        "3, did you mean datasets?, --format svg datsets"
    })
    void whatIsWrongIsSaidAndNothingShown(int exitCode, String message, String arguments) throws Exception {
        Result result = new Jar(folder).run(("show-history " + arguments).split(" "));
        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(result.err()).contains(message);
        assertThat(result.out()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }
}
