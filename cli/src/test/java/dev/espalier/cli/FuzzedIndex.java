package dev.espalier.cli;

import dev.espalier.RevisionIndex;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.IndexTable;
import dev.espalier.graph.RevisionNode;
import java.util.List;

/** An index whose lines are whatever a test says, as those of another version, or a damaged file, may be. */
public final class FuzzedIndex implements RevisionIndex {
    static final String BETWEEN = "\n====\n";

    static String text = "";

    @Override
    public HistorySettings settings() {
        return HistorySettings.parse(text.split(BETWEEN, 2)[0]);
    }

    @Override
    public List<RevisionNode> revisions() {
        return IndexTable.read(text.contains(BETWEEN) ? text.split(BETWEEN, 2)[1] : "");
    }

    @Override
    public String fingerprint() {
        return Integer.toHexString(text.hashCode());
    }
}
