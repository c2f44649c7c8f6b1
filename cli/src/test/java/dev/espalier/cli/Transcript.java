package dev.espalier.cli;

import dev.espalier.cli.Jar.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command of the original, and its answer.
 *
 * @param command what was written behind {@code butler migrate}
 * @param out what was printed
 * @param exitCode how it ended
 */
record Transcript(String command, String out, int exitCode) {
    /** What the original does silently is told. */
    private static final Pattern TOLD = Pattern.compile(
            "(?m)^(\\[\\d+/\\d+] |      |Done; |Nothing to do; |Nothing was done: |stamp [a-z-]+ ).*\n");

    /** Scripts have a place and a time; revisions have a class and what it can do. */
    private static final Pattern OF_SCRIPTS =
            Pattern.compile("(?m)^(Path|Class|Can|    Revision ID|    Revises|    Create Date):.*\n|^    \n");

    private static final Pattern ADDRESS = Pattern.compile("(?m)(?<=^Current revision\\(s\\) for ).*");
    private static final Pattern LABELS = Pattern.compile("(?m)(?<=^Branch names: ).*$");

    static Transcript read(Path file) throws IOException {
        String text = Files.readString(file);
        int command = text.indexOf('\n') + 1;
        int end = text.startsWith("---", command) ? command : text.indexOf("\n---", command) + 1;
        String exitCode = text.replaceFirst("(?s).*\n--- exit (\\d+)\n.*", "$1");
        return new Transcript(
                text.substring(0, command - 1).replaceFirst("^[$] butler .*?migrate ", ""),
                text.substring(command, end),
                Integer.parseInt(exitCode));
    }

    /** The words of the command for that repository, and for none where the original was given none. */
    List<String> arguments(Path repository) {
        return Arrays.stream(command.split(" "))
                .map(word -> word.replaceFirst("^[$]W(/(sqlite|postgresql)-\\w+$)?", repository.toString()))
                .toList();
    }

    /** Whether that says the same, and ends the same: what fails in the original is refused, or fails. */
    boolean isAnsweredBy(Result result) {
        Set<Integer> exitCodes = exitCode == 1 ? Set.of(1, 3) : Set.of(exitCode);
        return exitCodes.contains(result.exitCode())
                && parts(out).equals(parts(TOLD.matcher(result.out()).replaceAll("")));
    }

    /** Lines or blocks of lines; their order has a meaning in the description of a schema only. */
    private List<String> parts(String text) {
        String known = OF_SCRIPTS.matcher(text).replaceAll("");
        String sorted = LABELS.matcher(ADDRESS.matcher(known).replaceAll(""))
                .replaceAll(labels ->
                        Arrays.stream(labels.group().split(", ")).sorted().collect(Collectors.joining(", ")));
        Stream<String> parts = Arrays.stream(sorted.split(sorted.contains("\nRev: ") ? "\n(?=Rev: )" : "\n"));
        return (command.startsWith("dump-schema")
                        ? parts
                        : parts.map(String::strip).sorted())
                .toList();
    }
}
