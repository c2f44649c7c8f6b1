package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.cli.Jar.Running;
import dev.espalier.testing.FreshDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Signals to the real jar while it works on a database. */
class StopIT {
    private static final String STOPPED =
            "stopped in upgrade chain Link 2 (link_2), which is undone; 2 steps are done, and"
                    + " starting again goes on from there\n";

    private static Chain slow = new Chain(Path.of(""), 0);
    private static Chain stubborn = slow;

    @BeforeAll
    static void compile() throws Exception {
        // Long the first time only: once its mark is there it goes through.
        slow = Chain.of(2, 1, """
                java.io.File mark = new java.io.File(db.schema() + "%1$d");
                if (mark.mkdir()) {
                    db.execute(db.dialect().choose("select pg_sleep(60)", "create table c as with recursive c(i) as"
                            + " (select 1 union all select i + 1 from c where i < 1000000000) select max(i) from c"));
                }
                """);
        stubborn = Chain.of(2, 1, "while (true) { java.util.concurrent.locks.LockSupport.parkNanos(1000); }");
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, TERM, 143", "SQLITE, INT, 130"})
    void aLongStatementIsCancelledAndTheSameCommandGoesOn(Dialect dialect, String signal, int exitCode)
            throws Exception {
        if (signal.equals("INT")) {
            Interrupts.assumeTheyArrive();
        }
        try (FreshDatabase database = Chain.empty(dialect)) {
            Running running = inStep(slow, database);

            Instant asked = Instant.now();
            send(running, signal);
            Result result = running.result();

            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
            assertThat(result.err()).isEqualTo(STOPPED);
            assertThat(result.exitCode()).isEqualTo(exitCode);
            assertThat(database.texts("select link from link_log")).containsExactly("1");
            assertThat(slow.start(database).result().exitCode()).isZero();
            slow.expectEachOnce(database);
        } finally {
            Files.deleteIfExists(mark(dialect));
        }
    }

    @Test
    void forProgramsThereIsADocument() throws Exception {
        try (FreshDatabase database = Chain.empty(Dialect.POSTGRESQL)) {
            Running running = slow.start(database, "--json");
            while (running.process().isAlive() && !Files.exists(mark(Dialect.POSTGRESQL))) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            send(running, "TERM");
            Result result = running.result();

            assertThat(result.exitCode()).isEqualTo(143);
            assertThat(result.err()).isEqualTo(STOPPED);
            JsonNode document = new ObjectMapper().readTree(result.out());
            assertThat(document.at("/schema").asText()).isEqualTo("espalier/1");
            assertThat(document.at("/failure/explanation").asText() + "\n").isEqualTo(STOPPED);
            assertThat(document.at("/result/rows").toString()).isEqualTo("[\"link_1\"]");
            assertThat(document.at("/result/steps").findValuesAsText("done")).containsExactly("true", "true", "false");
        } finally {
            Files.deleteIfExists(mark(Dialect.POSTGRESQL));
        }
    }

    @Test
    void whatNeverReturnsIsLeftAndTheDatabaseUndoesIt() throws Exception {
        try (FreshDatabase database = Chain.empty(Dialect.POSTGRESQL)) {
            Running running = inStep(stubborn, database);
            Instant asked = Instant.now();
            send(running, "TERM");
            Result result = running.result();

            assertThat(Duration.between(asked, Instant.now())).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
            assertThat(result.err()).isEqualTo(STOPPED);
            assertThat(result.exitCode()).isEqualTo(143);
            assertThat(database.texts("select version_num from espalier_version for update"))
                    .containsExactly("link_1");
        }
    }

    @Test
    void aSecondSignalEndsAtOnce() throws Exception {
        try (FreshDatabase database = Chain.empty(Dialect.SQLITE)) {
            Running running = inStep(stubborn, database);
            send(running, "TERM");
            TimeUnit.MILLISECONDS.sleep(500);
            assertThat(running.process().isAlive()).isTrue();
            Instant asked = Instant.now();
            send(running, "TERM");
            Result result = running.result();

            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(1));
            assertThat(result.exitCode()).isEqualTo(143);
            assertThat(database.texts("select version_num from espalier_version"))
                    .containsExactly("link_1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWaiterIsStoppedToo(Dialect dialect) throws Exception {
        try (FreshDatabase database = Chain.empty(dialect);
                Connection holder = database.dataSource().getConnection();
                Statement statement = holder.createStatement()) {
            assertThat(new Jar(slow.folder())
                            .run(
                                    "upgrade",
                                    database.address(),
                                    "link_1",
                                    "--migrations",
                                    slow.jar().toString())
                            .exitCode())
                    .isZero();
            statement.execute(dialect.choose("begin", "begin immediate"));
            statement.execute("update espalier_version set version_num = version_num");
            Running running = slow.start(database);
            Chain.awaitLine(running, "[1/1]");
            TimeUnit.MILLISECONDS.sleep(200);

            Instant asked = Instant.now();
            send(running, "TERM");
            Result result = running.result();

            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
            assertThat(result.err().replaceFirst("^Waiting for .*\n", ""))
                    .isEqualTo(STOPPED.replace("2 steps are done", "no step is done"));
            assertThat(result.exitCode()).isEqualTo(143);
            statement.execute("rollback");
            assertThat(database.texts("select version_num from espalier_version"))
                    .containsExactly("link_1");
        }
    }

    private static Running inStep(Chain chain, FreshDatabase database) throws Exception {
        Running running = chain.start(database);
        Chain.awaitLine(running, "[3/3]");
        TimeUnit.MILLISECONDS.sleep(200);
        return running;
    }

    private static Path mark(Dialect dialect) {
        return slow.folder().resolve(dialect.choose("public2", "main2"));
    }

    private static void send(Running running, String signal) throws Exception {
        new ProcessBuilder(List.of(
                        "kill", "-" + signal, String.valueOf(running.process().pid())))
                .start()
                .waitFor();
    }
}
