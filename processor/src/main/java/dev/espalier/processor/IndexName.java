package dev.espalier.processor;

import dev.espalier.graph.RevisionNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** The name of a module's index class. */
final class IndexName {
    private IndexName() {}

    /** Of the history {@code butler}: {@code ButlerIndex}; of no name, from what the types' packages have in common. */
    static String of(String history, Collection<RevisionNode> nodes) {
        String name = history.isEmpty() ? commonPackage(nodes) : history;
        return Arrays.stream(name.split("\\."))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("", "", "Index"));
    }

    private static String commonPackage(Collection<RevisionNode> nodes) {
        return nodes.stream()
                .map(node -> packageOf(node.declaredIn()))
                .reduce(IndexName::common)
                .orElse("");
    }

    private static String packageOf(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }

    private static String common(String one, String other) {
        String common = one;
        while (!(other + ".").startsWith(common + ".")) {
            common = packageOf(common);
            if (common.isEmpty()) {
                break;
            }
        }
        return common;
    }
}
