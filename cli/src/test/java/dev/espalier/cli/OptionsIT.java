package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.SqlScripts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What migrations ask for, on a small registry with rows that one of them cannot carry over alone. */
class OptionsIT {
    private static final Path REGISTRY =
            Path.of("../migrations/src/test/resources/dev/espalier/butler/small-dimensions.sql");
    private static final String ASKED = "upgrade dimensions StaticDimensionRecordStorageManager 6.0.2 (035dcf13ef18)";
    private static final String BEFORE = "upgrade dimensions StaticDimensionRecordStorageManager 6.0.1 (1601d5973bf8)";
    private static final String FILTERS = "select coalesce(physical_filter, '-') from visit union all"
            + " select coalesce(physical_filter, '-') from exposure order by 1";

    @Test
    void aDryRunListsThemWithMeaningAndRequirement() throws Exception {
        try (FreshDatabase database = registry(Dialect.SQLITE)) {
            byte[] before = bytes(database);
            Result result = Cli.run(
                    "upgrade",
                    database.address(),
                    "035dcf13ef18",
                    "--dry-run",
                    "--options",
                    "null_filter_value=none=0,namespace=daf_butler");

            assertThat(result).isEqualTo(new Result(0, """
                            upgrade dimensions StaticDimensionRecordStorageManager 6.0.1 (1601d5973bf8)
                            %s
                                  null_filter_value: the physical_filter that visits and exposures without one are given; required when rows of visit or exposure have no physical_filter
                                    given: null_filter_value=none=0
                            Nothing was done: 2 steps to do.
                            """.formatted(ASKED), ""));
            assertThat(bytes(database)).isEqualTo(before);
        }
    }

    @Test
    void aDryRunPrintsThePlanThatAMissingOptionKeepsFromBeingCarriedOut() throws Exception {
        try (FreshDatabase database = registry(Dialect.SQLITE)) {
            byte[] before = bytes(database);
            assertThat(Cli.run("upgrade", database.address(), "bf6308af80aa", "--dry-run"))
                    .isEqualTo(new Result(3, """
                            upgrade dimensions-config daf_butler 1 (380002bcbb26)
                            upgrade dimensions-config daf_butler 2 (bf6308af80aa)
                                  has_simulated: whether the exposures that are there hold anything simulated: 0 no, 1 yes; required; one of 0, 1
                            Nothing was done: 2 steps to do.
                            """, """
                            [REV324] upgrade dimensions-config daf_butler 2 (bf6308af80aa) does not go without option has_simulated (whether the exposures that are there hold anything simulated: 0 no, 1 yes); give it with: --options has_simulated=0|1
                            """));
            assertThat(Cli.run("downgrade", database.address(), "dimensions@base", "--dry-run", "--options=a=b")
                            .out())
                    .as("no plan, no printing")
                    .isEmpty();
            assertThat(bytes(database)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsInTheWayIsRefusedUntilTheOptionIsGiven(Dialect dialect) throws Exception {
        try (FreshDatabase database = registry(dialect)) {
            String before = content(database);
            for (String[] upgrade : new String[][] {
                {"upgrade", database.address(), "035dcf13ef18"},
                {"upgrade", database.address(), "035dcf13ef18", "--dry-run"}
            }) {
                Result refused = Cli.run(upgrade);
                assertThat(refused.err())
                        .startsWith("[REV327] " + ASKED + " cannot be done: rows are incomplete: 1 in visit without"
                                + " physical_filter, 2 in exposure without physical_filter; ")
                        .contains("--options null_filter_value=<filter>")
                        .doesNotContain("\tat ");
                assertThat(refused.exitCode()).isEqualTo(3);
                assertThat(refused.out().lines().map(line -> line.replaceFirst("null_filter_value: .*", "")))
                        .containsExactlyElementsOf(
                                upgrade.length == 3
                                        ? List.of()
                                        : List.of(BEFORE, ASKED, "      ", "Nothing was done: 2 steps to do."));
                assertThat(content(database)).isEqualTo(before);
            }

            Result done = Cli.run(
                    "upgrade",
                    database.address(),
                    "035dcf13ef18",
                    "--options",
                    "null_filter_value=none=0",
                    "--options=namespace=daf_butler");
            assertThat(done.err()).isEmpty();
            assertThat(done.out().lines())
                    .contains("[2/2] " + ASKED, "      rows given physical_filter none=0: 1 in visit, 2 in exposure");
            assertThat(database.texts(FILTERS)).containsExactly("g", "g", "none=0", "none=0", "none=0");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "3; null_filter_valeu=g; [REV326] no migration takes an option 'null_filter_valeu'; did you mean null_filter_value?",
                "3; null_filter_value=g,a.b-c=d; [REV326] no migration takes an option 'a.b-c'; there are ",
                "3; null_filter_value=g,h; null_filter_value is g,h, but no physical_filter of that name is registered",
                "2; null_filter_value; 'null_filter_value' is no option of a migration; write --options NAME=VALUE.",
                "2; =g; '=g' is no option of a migration; write --options NAME=VALUE.",
                "2; null_filter_value=g,null_filter_value=h; Option null_filter_value is given twice, as 'g' and as 'h'; give it once.",
            })
    void aMistakeIsNamed(int exitCode, String options, String message) throws Exception {
        try (FreshDatabase database = registry(Dialect.SQLITE)) {
            refused(database, exitCode, message, "035dcf13ef18", "--options", options);
        }
    }

    @Test
    void oneThatIsRequiredIsAskedForAndComparedWithWhatIsAllowed() throws Exception {
        String step = "upgrade dimensions-config daf_butler 2 (bf6308af80aa)";
        try (FreshDatabase database = registry(Dialect.SQLITE)) {
            refused(
                    database,
                    3,
                    "[REV324] " + step
                            + " does not go without option has_simulated (whether the exposures that are there"
                            + " hold anything simulated: 0 no, 1 yes); give it with: --options has_simulated=0|1",
                    "bf6308af80aa");
            refused(
                    database,
                    3,
                    "[REV325] " + step + " does not allow 'maybe' for option has_simulated; give one of 0, 1",
                    "bf6308af80aa",
                    "--options",
                    "has_simulated=maybe");
        }
    }

    @Test
    void aNamespaceMayBeGivenInTwoWaysButNotAsTwo() throws Exception {
        try (FreshDatabase database = registry(Dialect.SQLITE)) {
            refused(
                    database,
                    2,
                    "Option namespace is given twice, as 'one' and as 'two'; give it once.",
                    "035dcf13ef18",
                    "--namespace=one",
                    "--options=namespace=two");
        }
    }

    @Test
    void whatIsStampedCanBeNamedWhereNoDatabaseIsWritten() throws Exception {
        try (FreshDatabase database = registry(Dialect.SQLITE)) {
            Jar here = new Jar(Path.of("target")).with(Map.of("ESPALIER_URL", "jdbc:sqlite:" + database.address()));
            assertThat(here.run("stamp", "-n", "--to", "datasets").out())
                    .isEqualTo(Cli.run("stamp", "-n", database.address(), "datasets")
                            .out())
                    .contains("  datasets: ");
        }
    }

    private void refused(FreshDatabase database, int exitCode, String message, String... arguments) throws Exception {
        byte[] before = bytes(database);
        List<String> all = new ArrayList<>(List.of("upgrade", database.address()));
        all.addAll(List.of(arguments));
        Result result = Cli.run(all.toArray(String[]::new));
        assertThat(result.err()).contains(message).doesNotContain("\tat ");
        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(result.out()).isEmpty();
        assertThat(bytes(database)).isEqualTo(before);
    }

    private FreshDatabase registry(Dialect dialect) throws Exception {
        FreshDatabase database = FreshDatabase.of(dialect);
        try (Connection connection = database.dataSource().getConnection()) {
            SqlScripts.load(connection, REGISTRY);
        }
        assertThat(Cli.run("stamp", database.address()).err()).isEmpty();
        return database;
    }

    /** What a look from outside tells, on either database. */
    private String content(FreshDatabase database) throws Exception {
        return Cli.run("dump-schema", database.address()).out()
                + database.texts(FILTERS)
                + database.texts("select version_num from alembic_version order by 1")
                + database.texts("select revision from espalier_journal order by id");
    }

    private static byte[] bytes(FreshDatabase database) throws Exception {
        return Files.readAllBytes(Path.of(database.address()));
    }
}
