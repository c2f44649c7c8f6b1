package dev.espalier.graph;

import java.util.List;
import java.util.stream.Stream;

/** What counts as coming before a revision. */
public enum Edges {
    /** The revisions it follows. */
    PARENTS,
    /** The revisions it follows and those that it depends on. */
    ALL;

    /** The ids of what comes before a revision, each once. */
    List<String> before(RevisionNode node) {
        List<String> parents = node.parents();
        List<String> dependencies = this == PARENTS ? List.of() : node.dependsOn();
        // One parent and nothing else is what nearly every revision has: in huge histories that must cost nothing.
        return parents.size() < 2 && dependencies.isEmpty()
                ? parents
                : Stream.concat(parents.stream(), dependencies.stream())
                        .distinct()
                        .toList();
    }
}
