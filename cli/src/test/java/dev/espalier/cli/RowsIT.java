package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.testing.FreshDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What scripts of the original read of the version table's rows, on a database that we have made. */
class RowsIT {
    private static final String HEADER = "Will store these revisions in alembic version table:\n";
    private static final String DATASETS = "  datasets: 4e2d7a28475b\n";
    private static final String ALL = HEADER + "  attributes: c0e4f9ab4a5d\n  collections: 8c57494cabcc\n" + DATASETS
            + "  datastores: a81dddabd837\n  dimensions: 035dcf13ef18\n  dimensions-config: 352c30854bb0\n"
            + "  opaque: 77e5b803ad3f\n";

    @ParameterizedTest
    @EnumSource
    void rowsAreShownBeforeTheyAreThereAndAfter(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            String address = database.address();
            assertThat(database.tables()).isEmpty();
            assertThat(Cli.run("show-current", address)).isEqualTo(new Result(0, "", ""));
            Cli.run("upgrade", address);
            database.execute("delete from alembic_version");

            Result unstamped = Cli.run("show-current", address);
            assertThat(unstamped.exitCode()).isZero();
            assertThat(unstamped.out()).isEmpty();
            assertThat(unstamped.err()).startsWith("[REV305] ").endsWith("with: stamp DATABASE\n");
            assertThat(Cli.run("show-current", "-v", address).out()).matches("Current revision\\(s\\) for [^\n]+:\n");

            assertThat(Cli.run("stamp", "-n", address).out()).startsWith(ALL).endsWith(": 7 steps to do.\n");
            assertThat(Cli.run("stamp", "--dry-run", address, "obscore", "datasets@head")
                            .out())
                    .startsWith(HEADER + DATASETS + "  obscore: 8b8e030aba2b\nstamp ");
            assertThat(database.texts("select version_num from alembic_version"))
                    .isEmpty();
            Cli.run("stamp", address);
            assertThat(Cli.run("stamp", "-n", address).out()).startsWith(ALL + "Nothing to do; ");
            assertThat(Cli.run("stamp", "-n", address, "datasets").out()).startsWith(HEADER + DATASETS + "Nothing ");
            assertThat(Cli.run("stamp", "-n", address, "datasets@base").out()).startsWith(HEADER + "stamp ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void revisionsAreShownInBlocks(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            assertThat(database.tables()).isEmpty();
            Cli.run("upgrade", database.address());
            Cli.run("downgrade", database.address(), "2101fbf51ad3");

            String out = Cli.run("show-current", "-v", database.address()).out();
            assertThat(out).startsWith("Current revision(s) for ").contains("""

                            Rev: 2101fbf51ad3
                            Parent: 059cc7b7ef13
                            Branch names: datasets, datasets-ByDimensionsDatasetRecordStorageManagerUUID
                            Class: dev.espalier.butler.""");
            assertThat(out.lines().filter(line -> line.startsWith("Rev: "))).hasSize(7);
            assertThat(out).doesNotContain("postgres:").doesNotContain("password");
        }
    }
}
