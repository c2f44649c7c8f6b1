package dev.espalier.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every part runs, as {@code bench/run} runs it, on hardly anything; how long it takes is nobody's business here. */
final class BenchIT {
    @TempDir
    Path folder;

    @Test
    void whatRunsWithinOneJvmIsMeasured() throws IOException, InterruptedException {
        String printed = run(
                0,
                List.of("apply", "nothing", "trips", "compile", "history", "--rounds=1", "--warm-up=0"),
                List.of("--migrations=3", "--revisions=100"));

        assertThat(printed).contains("PostgreSQL 1", "fsync on", "full_page_writes on", "synchronous_commit on");
        assertThat(whatIsIn(printed))
                .containsExactly(
                        "apply 3 migrations, PostgreSQL",
                        "apply 3 migrations, SQLite",
                        "nothing to do, 3 revisions, PostgreSQL",
                        "nothing to do, 30 revisions, PostgreSQL",
                        "nothing to do, 3 revisions, SQLite",
                        "nothing to do, 30 revisions, SQLite",
                        "round trips of a step beyond its migration's own",
                        "compile 3 migrations, processor time",
                        "compile 30 migrations, processor time",
                        "check and plan 1,000 revisions, 1 branches",
                        "check and plan 1,000 revisions, 10 branches");
        // For begin and version, and for journal and commit; the floor sends the two last one by one.
        assertThat(printed).contains(" (2.0 trips) | raw JDBC: 3.0 trips |");
    }

    @Test
    void wholeProcessesAreMeasured() throws IOException, InterruptedException {
        String printed = run(
                0,
                List.of("startup", "butler", "--rounds=1", "--warm-up=0"),
                List.of("--datasets=10000", "--databases=sqlite"));

        assertThat(whatIsIn(printed))
                .startsWith(
                        "java -jar cli.jar --version",
                        "espalier --version",
                        "java -jar cli.jar show-trees",
                        "espalier show-trees",
                        "java -jar cli.jar upgrade, nothing to do, SQLite",
                        "espalier upgrade, nothing to do, SQLite")
                .anyMatch(what -> what.startsWith("Butler"));
    }

    @Test
    void whatAKillLeavesBehindIsTold() throws IOException, InterruptedException {
        assertThat(run(0, List.of("atomic"), List.of()))
                .contains("| Espalier | is not there | is not there | goes through |")
                .contains("| MyBatis Migrations | is ", "| Flyway | is ", "| Liquibase | is ");
    }

    @Test
    void anUnknownPartIsToldAboutTheOthers() throws IOException, InterruptedException {
        assertThat(run(2, List.of("startupp"), List.of()))
                .contains("there is no part startupp; the parts are apply, nothing, startup");
    }

    /** The first cell of each line of the table. */
    private static List<String> whatIsIn(String printed) {
        List<String> lines =
                printed.lines().filter(line -> line.startsWith("| ")).toList();
        assertThat(lines).allMatch(line -> line.matches("\\| .+ \\| .* \\| .* \\| .* \\| .* \\|"));
        return lines.stream()
                .skip(1)
                .map(line -> line.substring(2, line.indexOf(" | ")))
                .toList();
    }

    private String run(int exit, List<String> parts, List<String> sizes) throws IOException, InterruptedException {
        Path root = Path.of("..").toRealPath();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        // Another build on the same machine may be at it too.
        command.add("-Djmh.ignoreLock=true");
        command.addAll(List.of("-cp", "bench/target/bench.jar:bench/target/lib/*", Bench.class.getName()));
        command.addAll(parts);
        command.addAll(sizes);
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String printed = Files.readString(out);
        assertThat(process.exitValue()).as(printed).isEqualTo(exit);
        return printed;
    }
}
