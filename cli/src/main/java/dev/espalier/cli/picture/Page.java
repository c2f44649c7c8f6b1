package dev.espalier.cli.picture;

import dev.espalier.graph.Count;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What SVG and HTML say around the trees. */
final class Page {
    /**
     * An entry of the legend.
     *
     * @param name which of the signs of {@code signs.svg}
     */
    record Sign(String name, String title) {}

    private Page() {}

    static String title(History history) {
        return history.standing()
                .map(it -> "Where " + it.database() + " stands")
                .orElseGet(() -> history.names().size() == 1
                        ? "History of " + history.names().iterator().next()
                        : "History");
    }

    /** What is shown, in a sentence; it stands for the picture where that is not seen. */
    static String sentence(History history) {
        return history.standing()
                .map(Standing::sentence)
                .orElseGet(() -> Count.of(history.names().size(), "tree")
                        + "; each grows from its root up, a lane for each branch");
    }

    static String size(Tree tree) {
        return Count.of(tree.nodes().size(), "revision");
    }

    static List<Sign> signs(History history) {
        Stream<Sign> revisions = history.standing().isPresent()
                ? Arrays.stream(Status.values()).map(it -> new Sign(it.key(), it.title()))
                : Stream.of(new Sign("revision", "can be carried out"), new Sign("placeholder", "placeholder"));
        return Stream.concat(revisions, Stream.of(new Sign("one-shot", "one-shot tree")))
                .toList();
    }
}
