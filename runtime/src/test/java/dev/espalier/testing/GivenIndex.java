package dev.espalier.testing;

import dev.espalier.RevisionIndex;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.IndexTable;
import dev.espalier.graph.RevisionNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** An index that says what a test wants it to say. */
public record GivenIndex(HistorySettings settings, List<RevisionNode> revisions) implements RevisionIndex {
    public GivenIndex {
        revisions = List.copyOf(revisions);
    }

    @Override
    public String fingerprint() {
        StringBuilder text = new StringBuilder(settings.format());
        revisions.forEach(node -> IndexTable.blocks(node.tree(), List.of(node)).forEach(text::append));
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
