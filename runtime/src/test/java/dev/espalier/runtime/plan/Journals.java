package dev.espalier.runtime.plan;

import dev.espalier.graph.TreeName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Journals for tests, a line for each step: {@code direction tree id before>after}, the rows joined by commas. */
final class Journals {
    private Journals() {}

    static List<Done> of(String... lines) {
        return Arrays.stream(lines).map(Journals::done).toList();
    }

    private static Done done(String line) {
        String[] words = line.split(" ", -1);
        String[] rows = words[3].split(">", -1);
        return new Done(
                words[2],
                new TreeName(words[1]),
                Direction.valueOf(words[0].toUpperCase(Locale.ROOT)),
                ids(rows[0]),
                ids(rows[1]));
    }

    private static Set<String> ids(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(","));
    }
}
