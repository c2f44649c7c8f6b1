package dev.espalier.processor;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The name of a module's index class. */
final class IndexName {
    private IndexName() {}

    /** Of the history {@code butler}: {@code ButlerIndex}; of no name, from what the packages have in common. */
    static String of(String history, Collection<String> packages) {
        String name = history.isEmpty() ? common(packages) : history;
        return Arrays.stream(name.split("\\."))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("", "", "Index"));
    }

    private static String common(Collection<String> packages) {
        List<String> common = null;
        for (String name : packages) {
            List<String> words = List.of(name.split("\\."));
            if (common == null) {
                common = words;
            }
            int length = 0;
            while (length < common.size()
                    && length < words.size()
                    && common.get(length).equals(words.get(length))) {
                length++;
            }
            common = common.subList(0, length);
        }
        return common == null ? "" : String.join(".", common);
    }
}
