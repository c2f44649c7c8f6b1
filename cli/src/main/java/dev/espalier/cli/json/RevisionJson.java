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
        return new RevisionJson(node.id(), node.tree().text(), Json.given(node.manager()), Json.given(node.version()));
    }
}
