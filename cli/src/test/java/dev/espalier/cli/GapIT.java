package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.testing.FreshDatabase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A registry whose journal says that one of its revisions was undone, though its rows claim it. */
class GapIT {
    private static final String GAP = "attributes DefaultButlerAttributeManager 1.0.1 (c0e4f9ab4a5d)";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void aGapIsNamedAndClosedByChoice(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            database.execute("create table t (i int)", "drop table t");
            Jar jar = new Jar(folder);
            jar.run("upgrade", database.address());
            undo(database);

            for (String command : new String[] {"show-current", "upgrade"}) {
                Result refused = jar.run(command, database.address());
                assertThat(refused.exitCode()).isEqualTo(3);
                assertThat(refused.err())
                        .startsWith("[REV319] " + GAP)
                        .contains("--gaps apply", "--gaps accept --reason TEXT");
            }
            assertThat(jar.run("upgrade", database.address(), "--gaps", "apply", "--dry-run")
                            .out())
                    .isEqualTo("apply " + GAP + "\nNothing was done: 1 step to do.\n");
            assertThat(jar.run("upgrade", database.address(), "--gaps=apply").out())
                    .startsWith("[1/1] apply " + GAP);
            assertThat(jar.run("show-current", database.address()).exitCode()).isZero();

            undo(database);
            for (String[] wrong : new String[][] {
                {"--gaps=accept"},
                {"--reason=by hand"},
                {"--gaps=apply", "--reason=by hand"},
                {"--gaps=accept", "--reason= "}
            }) {
                String[] words = {"upgrade", database.address()};
                Result result =
                        Cli.run(Stream.of(words, wrong).flatMap(Arrays::stream).toArray(String[]::new));
                assertThat(result.err()).contains("--reason ");
                assertThat(result.exitCode()).isEqualTo(2);
            }
            assertThat(jar.run("upgrade", database.address(), "--gaps=accept", "--reason=done by hand")
                            .out())
                    .startsWith("[1/1] accept " + GAP);
            assertThat(jar.run("journal", "-n", "1", database.address()).out()).endsWith(": done by hand\n");
            assertThat(jar.run("upgrade", database.address()).exitCode()).isZero();
        }
    }

    static void undo(FreshDatabase database) throws Exception {
        database.execute("insert into espalier_journal (revision, tree, manager, version, direction, rows_before,"
                + " rows_after, started, finished, duration_ms, applied_by, tool_version, fingerprint)"
                + " select revision, tree, manager, version, 'downgrade', rows_after, rows_after, started, finished,"
                + " 0, applied_by, tool_version, fingerprint from espalier_journal"
                + " where revision = 'c0e4f9ab4a5d' and direction = 'upgrade'");
    }
}
