package dev.espalier.cli;

import dev.espalier.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happens to a repository, in order; how it is written, {@code scenarios.txt} says.
 *
 * @param name the repository's
 * @param start what is in its database before
 */
record Scenario(String name, Dialect dialect, String start, List<Line> lines) {
    static final Path FOLDER = Path.of("src", "test", "resources", "transcripts");

    /** One of the things that happen. */
    sealed interface Line {}

    /** The original's command is given, and answered the same unless there is a reason. */
    record Compared(String transcript, Optional<String> reason) implements Line {}

    /** A command is given that the original was not. */
    record Own(String command) implements Line {}

    /** The database is changed from outside. */
    record Sql(String statement) implements Line {}

    static List<Scenario> all(Dialect dialect) throws IOException {
        List<Scenario> scenarios = new ArrayList<>();
        for (String line : lines("").toList()) {
            if (line.startsWith("repository ")) {
                String[] words = line.split(" ", 3);
                scenarios.add(new Scenario(words[1], dialect, words[2], new ArrayList<>()));
            } else if (!line.startsWith("elsewhere ")) {
                String prefix = prefix(dialect);
                String mine = line.replaceFirst("^" + prefix, "");
                if (!mine.matches("(sqlite|postgresql): .*")) {
                    scenarios.get(scenarios.size() - 1).lines().add(line(mine));
                }
            }
        }
        return scenarios;
    }

    /** How the names of transcripts begin that are not compared; regular expressions. */
    static List<String> elsewhere() throws IOException {
        return lines("elsewhere ")
                .map(line -> line.replaceFirst("elsewhere (.*?): .*", "$1"))
                .toList();
    }

    private static Line line(String text) {
        if (text.startsWith("$ ")) {
            return new Own(text.substring(2));
        }
        if (text.startsWith("! ")) {
            return new Sql(text.substring(2));
        }
        String[] parts = text.split(" ~ ", 2);
        return new Compared(parts[0], parts.length > 1 ? Optional.of(parts[1]) : Optional.empty());
    }

    private static Stream<String> lines(String beginning) throws IOException {
        return Files.readAllLines(FOLDER.resolve("scenarios.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && line.startsWith(beginning));
    }

    private static String prefix(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT) + ": ";
    }

    @Override
    public String toString() {
        return name + " on " + dialect.name().toLowerCase(Locale.ROOT);
    }
}
