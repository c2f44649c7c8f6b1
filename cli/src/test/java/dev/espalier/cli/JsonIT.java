package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.cli.Jar.Result;
import dev.espalier.testing.SqlScripts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands print for programs is what {@code docs/json.md} says. */
class JsonIT {
    private static final Path REGISTRY =
            Path.of("../migrations/src/test/resources/dev/espalier/butler/small-dimensions.sql");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?s)\n    java -jar cli.jar ([^\n]+)\n.*?\n```json\n(.*?)\n```\n");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyExampleIsWhatTheCommandPrints() throws Exception {
        Jar jar = new Jar(folder);
        jar.run("upgrade");
        jar.run("downgrade", "registry.sqlite3", "2101fbf51ad3");
        execute("insert into instrument (name, class_name) values ('LATISS', 'lsst.obs.lsst.Latiss')");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("old.sqlite3"))) {
            SqlScripts.load(connection, REGISTRY);
        }
        jar.run("stamp", "old.sqlite3");
        makeAModule(jar);

        List<MatchResult> examples = EXAMPLE.matcher(Files.readString(Path.of("../docs/json.md")))
                .results()
                .toList();
        assertThat(examples).hasSize(16);
        for (MatchResult example : examples) {
            JsonNode said = JSON.readTree(example.group(2));
            Result result = jar.run(example.group(1).split(" "));
            JsonNode printed = JSON.readTree(result.out());

            assertThat(members(printed)).as(example.group(1)).isEqualTo(members(said));
            for (String member : List.of("schema", "command", "refusals", "failure")) {
                assertThat(printed.get(member)).as(example.group(1)).isEqualTo(said.get(member));
            }
            assertThat(result.exitCode())
                    .as(example.group(1))
                    .isEqualTo(
                            said.get("refusals").isEmpty() ? said.get("failure").isNull() ? 0 : 1 : 3);
            assertThat(result.err().isEmpty()).as(example.group(1)).isEqualTo(result.exitCode() == 0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "3, null, nowhere.db does not exist, status nowhere.db",
                "3, null, there is no registry.sqlite3 in this folder, journal",
                "3, REV301, did you mean datasets?, show-history datsets",
                "3, REV317, the database is empty, stamp empty.db",
                "3, REV328, the database has no table, dump-schema empty.db t",
            })
    void aRefusalIsADocumentTooAndStillSaidToPeople(int exitCode, String code, String part, String arguments)
            throws Exception {
        Files.createFile(folder.resolve("empty.db"));

        Result result = new Jar(folder).run((arguments + " --json").split(" "));

        JsonNode refusal = JSON.readTree(result.out()).at("/refusals/0");
        assertThat(refusal.get("code").asText()).isEqualTo(String.valueOf(code));
        assertThat(refusal.get("explanation").asText()).contains(part);
        assertThat(result.err()).contains(part);
        assertThat(result.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void helpAndWrongUsageAreForPeopleAlone() throws Exception {
        Jar jar = new Jar(folder);
        assertThat(jar.run("status", "--json", "--help").out()).contains("Usage: espalier status");
        assertThat(jar.run("status", "--json", "--no-such-option").out()).isEmpty();
    }

    @Test
    void whatIsWrittenDownIsPrintedAlsoWhenItsCheckIsRefused() throws Exception {
        Jar jar = new Jar(folder);
        jar.run("upgrade");
        execute("insert into alembic_version values ('0123456789ab')");

        Result result = jar.run("show-current", "--json");

        JsonNode json = JSON.readTree(result.out());
        assertThat(json.at("/result/revisions")).hasSize(8);
        assertThat(json.at("/result/revisions/0").toString())
                .isEqualTo("{\"id\":\"0123456789ab\",\"tree\":null,\"manager\":null,\"version\":null,\"head\":false}");
        assertThat(json.at("/refusals/0/code").asText()).startsWith("REV");
        assertThat(result.exitCode()).isEqualTo(3);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("registry.sqlite3"));
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private void makeAModule(Jar jar) throws Exception {
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.createFile(folder.resolve("shop.sqlite3"));
        jar.run("add-tree", "shop");
        jar.run("add-revision", "shop", "Store", "1.0");
    }

    /** The members that there are, without places in lists. */
    private static Set<String> members(JsonNode node) {
        Set<String> members = new TreeSet<>();
        node.properties().forEach(member -> {
            members.add(member.getKey());
            members(member.getValue()).forEach(below -> members.add(member.getKey() + "." + below));
        });
        node.valueStream().filter(value -> node.isArray()).forEach(value -> members.addAll(members(value)));
        return members;
    }
}
