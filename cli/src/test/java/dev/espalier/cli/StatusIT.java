package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.SqlScripts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a database stands, what was done to it, and whether that is where it should be. */
class StatusIT {
    private static final String DATASETS = "datasets ByDimensionsDatasetRecordStorageManagerUUID";
    private static final String PENDING = "upgrade " + DATASETS + " 2.0.0 (4e2d7a28475b)";

    @ParameterizedTest
    @EnumSource
    void aDatabaseIsBehindUntilItIsUpgraded(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            String address = database.address();
            assertThat(database.tables()).isEmpty();
            Cli.run("upgrade", address);
            assertThat(Cli.run("status", address).out())
                    .contains("attributes: DefaultButlerAttributeManager 1.0.1 (c0e4f9ab4a5d), at the head\n")
                    .contains("obscore: not in use\n")
                    .endsWith("\nNothing is pending.\n");
            assertThat(Cli.run("check", address))
                    .isEqualTo(new Result(0, "The database is where this build expects it.\n", ""));

            Cli.run("downgrade", address, "2101fbf51ad3");

            assertThat(Cli.run("status", address).out())
                    .contains(DATASETS.replace(" ", ": ") + " 1.0.0 (2101fbf51ad3), 1 behind: 2.0.0 (4e2d7a28475b)\n")
                    .endsWith("\nAn upgrade takes 1 step:\n  " + PENDING + "\n");
            assertThat(Cli.run("check", address))
                    .isEqualTo(new Result(
                            3,
                            "",
                            "[REV330] the database is not yet where this build expects it: " + PENDING
                                    + "; carry that out with: upgrade DATABASE\n"));

            Result journal = Cli.run("journal", address);
            assertThat(journal.out().lines()).hasSize(10);
            assertThat(Cli.run("journal", address, "--last", "1").out())
                    .isEqualTo(
                            journal.out().lines().reduce((one, other) -> other).orElseThrow() + "\n")
                    .matches("[0-9-]{10}T[0-9:]{8}Z downgrade " + DATASETS
                            + " 2\\.0\\.0 \\(4e2d7a28475b\\), [0-9]+ ms, [^ ,]+@[^ ,]+, espalier [^ ]+\n");
            assertThat(Cli.run("journal", address, "--json").out())
                    .containsPattern("\"started\" : \"[0-9-]{10}T[0-9:]{8}[.0-9]*Z\"")
                    .doesNotContain("Optional");
            assertThat(Cli.run("journal", address, "-n", "0").out()).isEmpty();
            assertThat(Cli.run("journal", address, "-n", "-1").exitCode()).isEqualTo(2);
        }
    }

    @Test
    void whyADatabaseCannotBeUpgradedIsPartOfItsStatus() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.SQLITE)) {
            String address = database.address();
            database.execute("create table stranger (id integer)");
            assertThat(Cli.run("status", address).out())
                    .contains("datasets: not in use\n")
                    .contains("An upgrade is refused:\n  [REV313] the database has tables");
            assertThat(Cli.run("check", address).exitCode()).isEqualTo(3);
            assertThat(Cli.run("journal", address).out())
                    .isEqualTo("The journal is empty: Espalier has done nothing to this database.\n");
            assertThat(Cli.run("show-current", "--butler", address))
                    .isEqualTo(new Result(0, "The database records no managers.\n", ""));
        }
    }

    @ParameterizedTest
    @EnumSource
    void managersAreShownAsTheOriginalDoes(Dialect dialect) throws Exception {
        Path butler = Path.of(System.getProperty("espalier.shared", ""), "butler");
        Assumptions.assumeTrue(Files.isDirectory(butler), butler + " is not here to compare with");
        String name = dialect.name().toLowerCase(Locale.ROOT);
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            try (Connection connection = database.dataSource().getConnection()) {
                SqlScripts.load(connection, butler.resolve(name).resolve("uuid-int.sql"));
            }
            String recorded = Files.readString(butler.resolve("cli/" + name + "/03-show-current-butler.txt"))
                    .replaceFirst("^[$].*\n", "")
                    .replace("--- exit 0\n", "");

            assertThat(Cli.run("show-current", "--butler", database.address())).isEqualTo(new Result(0, recorded, ""));
            Cli.run("stamp", database.address());
            assertThat(Cli.run("show-current", "--managers", database.address()))
                    .isEqualTo(new Result(0, recorded, ""));
        }
    }
}
