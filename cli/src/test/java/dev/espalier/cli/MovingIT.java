package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.cli.Jar.Running;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.ScriptRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans that are not simply carried out: rehearsed, written as SQL, asked about. */
class MovingIT {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void aRehearsalTellsWhatIsDoneAndChangesNothing(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Jar jar = registry(database);
            List<String> before = database.content();
            byte[] file = file(database);

            Result result = jar.run("downgrade", database.address(), "2101", "--rehearse");

            assertThat(result.err()).isEmpty();
            assertThat(result.exitCode()).isZero();
            assertThat(result.out().replaceAll("\\d+ ms", "N ms")).isEqualTo("""
                            [1/1] downgrade datasets ByDimensionsDatasetRecordStorageManagerUUID 2.0.0 (4e2d7a28475b)
                                  done in N ms
                            Rehearsed: 1 step went through; nothing was changed.
                            """);
            assertThat(database.content()).isEqualTo(before);
            assertThat(file(database)).isEqualTo(file);
        }
    }

    @Test
    void inAnEmptyFolderARehearsalMakesNoFileAndAScriptMakesTheRegistry() throws Exception {
        Jar jar = new Jar(folder);
        assertThat(jar.run("upgrade", "--rehearse").out())
                .endsWith("Rehearsed: 9 steps went through; nothing was changed.\n");
        Result sql = jar.run("upgrade", "--sql");
        assertThat(folder).isEmptyDirectory();
        assertThat(sql.exitCode()).isZero();
        assertThat(sql.err()).contains("[9/9] ");

        try (FreshDatabase database = FreshDatabase.of(Dialect.SQLITE);
                FreshDatabase expected = FreshDatabase.of(Dialect.SQLITE)) {
            assertThat(run(database, sql)).isEmpty();
            registry(expected);
            assertThat(database.content()).isEqualTo(expected.content());
            assertThat(jar.run("show-current", database.address()).exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aScriptIsCarriedOutOnceAndOnlyWhereItFits(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect);
                FreshDatabase expected = FreshDatabase.of(dialect)) {
            Jar jar = registry(database);
            registry(expected);
            Result sql = jar.run("downgrade", database.address(), "2101", "--sql");
            jar.run("downgrade", expected.address(), "2101");

            assertThat(run(database, sql)).isEmpty();
            List<String> after = database.content();
            assertThat(after).isEqualTo(expected.content());
            assertThat(run(database, sql))
                    .contains("the database is not as this script expects it")
                    .contains("4e2d7a28475b")
                    .contains("exit code");
            assertThat(database.content()).isEqualTo(after);

            Result nothing = jar.run("downgrade", database.address(), "2101", "--sql");
            assertThat(nothing.out()).matches("-- Nothing to do; the database stands at .*\\.\n");
            assertThat(nothing.exitCode()).isZero();
            assertThat(run(database, nothing)).isEmpty();
        }
    }

    @Test
    void aScriptBeginsWhereTheDatabaseStandsSoARangeIsRefused() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.SQLITE)) {
            Result result = registry(database).run("downgrade", database.address(), "4e2d:2101", "--sql");

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .isEqualTo("[REV301] no revision, tree or branch is called '4e2d:2101'; if that is a range: what is"
                            + " done begins where the database stands, so name only the end\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"--rehearse", "--sql"})
    void aStepThatFailsIsToldAndNothingIsPrintedThatCouldBeRun(String how) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.SQLITE)) {
            database.execute("create table t (i int)", "drop table t");
            Jar jar = new Jar(folder);
            jar.run("upgrade", database.address(), "attributes");
            database.execute("create table collection (i int)");
            List<String> before = database.content();

            Result result = jar.run("upgrade", database.address(), "heads", how);

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err())
                    .contains(
                            "create collections SynthIntKeyCollectionManager 2.0.0 (8c57494cabcc) failed and was undone")
                    .contains("It was only rehearsed, and nothing was changed;");
            assertThat(result.out()).doesNotContain("BEGIN");
            assertThat(database.content()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "upgrade, --dry-run, --rehearse",
        "downgrade, --rehearse, --sql",
        "stamp, --sql, --dry-run",
        "stamp, --sql, --rehearse"
    })
    void oneWayExcludesTheOthers(String command, String one, String other) throws Exception {
        Result result = new Jar(folder).run(command, one, other);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(one).contains(other).contains("mutually exclusive");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void aRehearsalThatIsKilledLeavesNothing(Dialect dialect) throws Exception {
        for (String at : List.of("[2/", "[5/", "[7/", "[9/")) {
            try (FreshDatabase database = FreshDatabase.of(dialect)) {
                database.execute("create table t (i int)", "drop table t");
                byte[] file = file(database);
                Jar jar = new Jar(folder);
                Running running = jar.start("upgrade", database.address(), "--rehearse");
                while (running.process().isAlive()
                        && !Files.readString(running.out()).contains(at)) {
                    Thread.onSpinWait();
                }
                running.process().destroyForcibly().waitFor();

                assertThat(database.tables()).isEmpty();
                assertThat(file(database)).isEqualTo(file);
                assertThat(jar.run("upgrade", database.address()).exitCode()).isZero();
            }
        }
    }

    @Test
    void onATerminalALossIsAskedAbout() throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/script")),
                "skipped: there is no script(1) to make a terminal with");
        try (FreshDatabase database = FreshDatabase.of(Dialect.SQLITE)) {
            registry(database);
            List<String> before = database.content();

            String no = onTerminal("n\n", "downgrade", database.address(), "2101");
            assertThat(no)
                    .contains("What this takes away is lost. Go on? [y/N]")
                    .contains("Not confirmed; nothing was changed.")
                    .endsWith("exit code 3");
            assertThat(database.content()).isEqualTo(before);
            assertThat(onTerminal("", "stamp", database.address(), "attributes", "--purge"))
                    .contains("Go on?")
                    .endsWith("exit code 3");
            assertThat(database.content()).isEqualTo(before);
            assertThat(onTerminal("", "downgrade", database.address(), "2101", "--rehearse"))
                    .doesNotContain("Go on?")
                    .endsWith("exit code 0");

            assertThat(onTerminal("y\n", "downgrade", database.address(), "2101"))
                    .contains("Go on?")
                    .contains("Done; the database stands at")
                    .endsWith("exit code 0");
            assertThat(onTerminal("", "upgrade", database.address()))
                    .doesNotContain("Go on?")
                    .endsWith("exit code 0");
            assertThat(onTerminal("", "downgrade", database.address(), "2101", "-y"))
                    .doesNotContain("Go on?")
                    .endsWith("exit code 0");
        }
    }

    /** Runs a command at a pseudo terminal, with what somebody types there; an empty text is the end of input. */
    private String onTerminal(String typed, String... arguments) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = java + " -jar " + Path.of(System.getProperty("cli.jar")) + " " + String.join(" ", arguments);
        Path in = Files.writeString(Files.createTempFile("in", ".txt"), typed);
        Path out = Files.createTempFile("out", ".txt");
        Process process = new ProcessBuilder("/usr/bin/script", "-qec", command, "/dev/null")
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(out) + "exit code " + process.exitValue();
    }

    private static Jar registry(FreshDatabase database) throws Exception {
        database.execute("create table t (i int)", "drop table t");
        Jar jar = new Jar(Path.of("target"));
        assertThat(jar.run("upgrade", database.address()).exitCode()).isZero();
        return jar;
    }

    private static String run(FreshDatabase database, Result sql) throws Exception {
        Path script = Files.writeString(Files.createTempFile("script", ".sql"), sql.out());
        return ScriptRunner.SHELL.run(database.dialect(), database.dataSource(), script);
    }

    private static byte[] file(FreshDatabase database) throws Exception {
        return database.dialect() == Dialect.SQLITE ? Files.readAllBytes(Path.of(database.address())) : new byte[0];
    }
}
