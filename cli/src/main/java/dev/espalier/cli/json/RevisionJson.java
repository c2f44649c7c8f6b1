package dev.espalier.cli.json;

import dev.espalier.graph.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * A revision.
 *
 * @param manager null for a root
 * @param version null for a root
 */
record RevisionJson(
        String id,
        String tree,
        @Nullable String manager,
        @Nullable String version) {
    static RevisionJson of(RevisionNode node) {
        return new RevisionJson(node.id(), node.tree().text(), given(node.manager()), given(node.version()));
    }

    /** The text; null where nothing is said. */
    static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }
}
