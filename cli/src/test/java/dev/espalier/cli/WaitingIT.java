package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.testing.FreshDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody is in the way of a command. */
class WaitingIT {
    private static final String STEP =
            "downgrade datasets ByDimensionsDatasetRecordStorageManagerUUID 2.0.0 (4e2d7a28475b)";

    private final Jar jar = new Jar(Path.of("target"));

    @Test
    void whoItIsIsSaidOnceAndWhenPatienceEndsNothingWasChanged() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            jar.run("upgrade", database.address());
            String rows = "select string_agg(version_num, ' ' order by version_num) from alembic_version";
            var before = database.texts(rows);
            try (Connection application = database.dataSource().getConnection();
                    Statement statement = application.createStatement()) {
                hold(statement);
                Result result =
                        jar.run("downgrade", database.address(), "2101", "--lock-timeout", "500ms", "--wait", "4s");

                assertThat(result.exitCode()).isEqualTo(3);
                assertThat(result.out())
                        .startsWith("[1/1] " + STEP + "\n")
                        .containsPattern("(?m)^      undone \\(ERROR: [^\n]*lock timeout[^\n]*\\); again in \\d+ms$");
                assertThat(result.err().lines().toList()).hasSize(2);
                assertThat(result.err())
                        .matches("(?s)Waiting for session \\d+ \\(postgres, shop, idle in transaction\\) since [^\n]+Z:"
                                + " lock table butler_attributes in share mode\n.*")
                        .contains("[REV331] " + STEP + " got no lock within 4s (", "; end that work, or wait longer");
                JsonNode document = new ObjectMapper()
                        .readTree(jar.run("downgrade", database.address(), "2101", "--wait=1s", "--json")
                                .out());
                assertThat(document.at("/refusals/0/code").asText()).isEqualTo("REV331");
                statement.execute("commit");
            }
            assertThat(database.texts(rows)).isEqualTo(before);
            assertThat(jar.run("downgrade", database.address(), "2101", "--lock-timeout=1s")
                            .exitCode())
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'--lock-timeout=2', '2'' is no duration; write a number and its unit, such as 300ms, 2s, 10min or 1h'",
        "'--wait=soon', 'soon'' is no duration'",
        "'--lock-timeout=0s', a lock timeout is at least 1ms and at most 24d'",
        "'--statement-timeout=99d', a statement timeout is at least 1ms and at most 24d'",
    })
    void whatIsNoTimeIsWrongUsage(String option, String part) throws Exception {
        for (String command : new String[] {"upgrade", "downgrade", "stamp", "set-namespace", "update-day-obs"}) {
            Result result = jar.run(command, "jdbc:postgresql://nowhere.invalid/x", "a", option);
            assertThat(result.exitCode()).as(command).isEqualTo(2);
            assertThat(result.err()).as(command).contains(part.replaceFirst("'$", ""));
        }
    }

    private static void hold(Statement statement) throws SQLException {
        statement.execute("begin");
        statement.execute("set local application_name = 'shop'");
        statement.execute("lock table butler_attributes in share mode");
    }
}
