package dev.espalier.graph;

import java.util.stream.Stream;

/** What counts as coming before a revision. */
public enum Edges {
    /** The revisions it follows. */
    PARENTS,
    /** The revisions it follows and those that it depends on. */
    ALL;

    Stream<String> before(RevisionNode node) {
        return this == PARENTS
                ? node.parents().stream()
                : Stream.concat(node.parents().stream(), node.dependsOn().stream());
    }
}
