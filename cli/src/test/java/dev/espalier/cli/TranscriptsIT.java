package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.cli.Scenario.Compared;
import dev.espalier.cli.Scenario.Line;
import dev.espalier.cli.Scenario.Own;
import dev.espalier.cli.Scenario.Sql;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.SqlScripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The original's commands with our database in REPO's place. Where we answer otherwise, or have something to say on
 * standard error, our answer is kept beside the scenarios; {@code -Dgolden=update} writes it down.
 */
class TranscriptsIT {
    private static final Path BUTLER = Path.of(System.getProperty("espalier.shared", ""), "butler");

    @TempDir
    private Path folder = Path.of("");

    /** What runs a command line. */
    private interface Program {
        Result run(String... arguments) throws IOException, InterruptedException;
    }

    @BeforeAll
    static void somethingToCompareWith() {
        Assumptions.assumeTrue(Files.isDirectory(BUTLER), BUTLER + " is not here to compare with");
    }

    static Stream<Scenario> scenarios() throws IOException {
        return Stream.concat(Scenario.all(Dialect.SQLITE).stream(), Scenario.all(Dialect.POSTGRESQL).stream())
                .filter(scenario -> !Files.isDirectory(BUTLER) || Files.exists(start(scenario)));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void commandsAreAnsweredAsByTheOriginal(Scenario scenario) throws Exception {
        play(scenario, Cli::run);
    }

    /** A few, since the program itself needs most of a second to start. */
    @ParameterizedTest
    @EnumSource
    void theJarAnswersTheSame(Dialect dialect) throws Exception {
        for (Scenario scenario : Scenario.all(dialect)) {
            if (scenario.name().equals("cli9")) {
                play(scenario, new Jar(folder)::run);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTranscriptIsComparedOrNamed(Dialect dialect) throws Exception {
        List<String> elsewhere = Scenario.elsewhere();
        TreeSet<String> left = new TreeSet<>();
        try (Stream<Path> files = Files.list(transcripts(dialect))) {
            files.map(file -> file.getFileName().toString().replace(".txt", ""))
                    .filter(name -> elsewhere.stream().noneMatch(begin -> name.matches(begin + ".*")))
                    .forEach(left::add);
        }
        assertThat(left).hasSizeGreaterThan(100);
        for (Scenario scenario : Scenario.all(dialect)) {
            for (Line line : scenario.lines()) {
                if (line instanceof Compared compared) {
                    left.remove(compared.transcript());
                }
            }
        }
        assertThat(left).isEmpty();
    }

    @Test
    void everyReasonIsToldToUsers() throws Exception {
        String told = Files.readString(Path.of("..", "docs", "differences.md"));
        SoftAssertions all = new SoftAssertions();
        for (Scenario scenario : scenarios().toList()) {
            for (Line line : scenario.lines()) {
                if (line instanceof Compared compared) {
                    compared.reason().ifPresent(reason -> all.assertThat(told).contains("\n| " + reason + " |"));
                }
            }
        }
        all.assertAll();
    }

    private void play(Scenario scenario, Program program) throws Exception {
        Path repository = Files.createDirectories(folder.resolve(scenario.name()));
        StringBuilder answers = new StringBuilder();
        SoftAssertions all = new SoftAssertions();
        try (FreshDatabase database = FreshDatabase.of(scenario.dialect())) {
            try (Connection connection = database.dataSource().getConnection()) {
                SqlScripts.load(connection, start(scenario));
            }
            String namespace = scenario.start().endsWith("-ns") ? "  namespace: reg\n" : "";
            Files.writeString(
                    repository.resolve("butler.yaml"), "registry:\n  db: " + database.address() + "\n" + namespace);
            for (Line line : scenario.lines()) {
                if (line instanceof Sql sql) {
                    database.execute(sql.statement());
                } else if (line instanceof Own own) {
                    String[] words =
                            own.command().replace("REPO", repository.toString()).split(" ");
                    Result result = program.run(words);
                    all.assertThat(result.exitCode()).as(own + "\n" + result).isZero();
                } else if (line instanceof Compared compared) {
                    Transcript expected =
                            Transcript.read(transcripts(scenario.dialect()).resolve(compared.transcript() + ".txt"));
                    Result result = program.run(expected.arguments(repository).toArray(String[]::new));
                    boolean same = expected.isAnsweredBy(result);
                    all.assertThat(same)
                            .as(compared + "\n" + expected + "\n" + result)
                            .isEqualTo(compared.reason().isEmpty());
                    if (!same || !result.err().isEmpty()) {
                        answers.append(answer(expected.command(), result));
                    }
                }
            }
        }
        Path kept = Scenario.FOLDER.resolve(scenario.name() + "." + name(scenario.dialect()) + ".txt");
        all.check(() -> Golden.check(kept, answers.toString()));
        all.assertAll();
    }

    /** The answer as it is kept: without what is not the same every time, and without the help that follows errors. */
    private String answer(String command, Result result) {
        String err = result.exitCode() == 2 ? result.err().replaceFirst("(?s)\\n.*", "\n") : result.err();
        String text = "$ " + command + "\n" + result.out() + (err.isEmpty() ? "" : "--- standard error\n" + err)
                + "--- exit " + result.exitCode() + "\n\n";
        return text.replace(folder.toString(), "$W")
                .replaceAll("done in \\d+ ms", "done in N ms")
                .replaceAll("(?m)^ +(\\d+) of (?!\\1)\\d+ rows\n", "")
                .replaceAll("(?<=Current revision\\(s\\) for ).*(?=:\n)", "ADDRESS");
    }

    private static Path transcripts(Dialect dialect) {
        return BUTLER.resolve("cli").resolve(name(dialect));
    }

    private static Path start(Scenario scenario) {
        return BUTLER.resolve(name(scenario.dialect())).resolve(scenario.start() + ".sql");
    }

    private static String name(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT);
    }
}
