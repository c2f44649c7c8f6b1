package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.Jar.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The original's commands, one after the other, on a copy of the sources of our own migrations. */
class AddTranscriptsTest {
    private static final Path TRANSCRIPTS = Path.of(System.getProperty("espalier.shared", ""), "butler", "cli", "add");
    private static final Pattern REVISION =
            Pattern.compile("\\nrevision: \"(\\w+)\"\\ndown_revision: (?:\"(\\w+)\"|None)");
    private static final Pattern SENTENCE = Pattern.compile("docstring, first line: (Migration script .*)");
    private static final Pattern WRITTEN =
            Pattern.compile("(?:Generating|Adding placeholder \\w+ to) (.*) \\.{3}  done");
    private static final Pattern LABELS = Pattern.compile("(?<=-> \\w{12} \\()[^)]*(?=\\))");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theSameRevisionsAreAddedAndTheSameThingsRefused() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(TRANSCRIPTS), TRANSCRIPTS + " is not here to compare with");
        copy(Path.of("..", "migrations", "src", "main", "java"));
        List<String> commands = new ArrayList<>();
        for (Path transcript : transcripts("0", "1", "2")) {
            String text = Files.readString(transcript);
            if (!transcript.toString().contains("odd-version")) {
                commands.add(arguments(text).get(0));
                compare(
                        transcript.getFileName().toString(),
                        text,
                        Cli.run(arguments(text).toArray(String[]::new)));
            }
        }
        assertThat(commands).hasSizeGreaterThan(20).contains("add-tree", "add-revision");
        for (Path transcript : transcripts("31", "32", "33", "34", "35")) {
            String text = Files.readString(transcript);
            List<String> arguments = new ArrayList<>(arguments(text));
            arguments.set(arguments.indexOf("--source"), "--migrations");
            assertThat(Cli.run(arguments.toArray(String[]::new)).out().lines().map(AddTranscriptsTest::sorted))
                    .as(transcript.toString())
                    .containsExactlyInAnyOrderElementsOf(text.lines()
                            .skip(1)
                            .takeWhile(line -> !line.startsWith("---"))
                            .map(AddTranscriptsTest::sorted)
                            .toList());
        }
    }

    private void compare(String transcript, String text, Result result) throws IOException {
        if (text.contains("--- exit 1")) {
            String error = text.lines()
                    .filter(line -> line.matches("\\w+Error: .*"))
                    .findFirst()
                    .orElseThrow()
                    .replaceFirst("\\w+: ", "")
                    .replaceFirst("(in \\$W.*|f\\{tree_name}\\.|\\.)$", "")
                    .replaceFirst("^one-shot tree name is missing slash.*", "One-shot tree name requires manager name");
            assertThat(result.err()).as(transcript).startsWith(error);
            assertThat(result.exitCode()).as(transcript).isEqualTo(3);
            return;
        }
        assertThat(result.err()).as(transcript).isEmpty();
        Matcher written = WRITTEN.matcher(result.out());
        assertThat(written.find()).as(transcript).isTrue();
        String source = Files.readString(Path.of(written.group(1)));
        Matcher expected = REVISION.matcher(text);
        assertThat(expected.find()).isTrue();
        assertThat(source).as(transcript).contains("id = \"" + expected.group(1) + '"');
        if (expected.group(2) != null) {
            assertThat(source).as(transcript).contains("parent = \"" + expected.group(2) + '"');
        }
        Matcher sentence = SENTENCE.matcher(text);
        if (sentence.find() && result.out().startsWith("Generating")) {
            assertThat(source).as(transcript).contains("/** " + sentence.group(1) + " */");
        }
        assertThat(result.out().lines().map(line -> line.replaceFirst("(Generating|Creating directory) .*", "$1")))
                .as(transcript)
                .containsExactlyElementsOf(text.lines()
                        .skip(1)
                        .takeWhile(line -> !line.startsWith("---"))
                        .map(line -> result.out().startsWith("Adding")
                                ? result.out().strip()
                                : line.replaceFirst("(Generating|Creating directory) .*", "$1"))
                        .toList());
    }

    /** The command of a transcript, for our folder; words in quotes are not in those that are used. */
    private List<String> arguments(String transcript) {
        String command = transcript.lines().findFirst().orElseThrow();
        return Arrays.stream(command.replace("$ butler migrate ", "").split(" "))
                .map(word -> word.equals("--mig-path") ? "--source" : word.replace("$W/mig", folder.toString()))
                .toList();
    }

    private static List<Path> transcripts(String... beginnings) throws IOException {
        try (Stream<Path> files = Files.list(TRANSCRIPTS)) {
            return files.filter(file -> Arrays.stream(beginnings)
                            .anyMatch(file.getFileName().toString()::startsWith))
                    .sorted()
                    .toList();
        }
    }

    private static String sorted(String line) {
        return LABELS.matcher(line)
                .replaceAll(labels ->
                        Arrays.stream(labels.group().split(", ")).sorted().collect(Collectors.joining(", ")));
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path to = folder.resolve(from.relativize(path).toString());
                if (!Files.isDirectory(to)) {
                    Files.copy(path, to);
                }
            }
        }
    }
}
