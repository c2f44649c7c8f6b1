package dev.espalier.graph;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody who misspelt a name probably meant. */
public final class Suggestion {
    private Suggestion() {}

    /** The nearest of the choices, when it is near enough to be meant: at most a third of its characters differ. */
    public static Optional<String> nearest(String written, Collection<String> choices) {
        return choices.stream()
                .filter(choice ->
                        distance(written, choice) <= Math.max(1, Math.max(written.length(), choice.length()) / 3))
                .min(Comparator.comparingInt((String choice) -> distance(written, choice))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code ; did you mean X?} or nothing, to end a message with. */
    public static String didYouMean(String written, Collection<String> choices) {
        return didYouMean(written, choices, "");
    }

    /** {@code ; did you mean X?} or what else there is to say, to end a message with. */
    public static String didYouMean(String written, Collection<String> choices, String otherwise) {
        return nearest(written, choices)
                .map(choice -> "; did you mean " + choice + "?")
                .orElse(otherwise);
    }

    /** The Levenshtein distance: insertions, deletions and replacements that make one text the other. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
