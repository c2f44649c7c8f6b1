package dev.espalier.runtime.store;

import dev.espalier.graph.TreeName;
import dev.espalier.runtime.plan.Direction;
import dev.espalier.runtime.plan.Done;
import java.util.Locale;
import java.util.Set;

/** What a line of the journal says of the history. */
record JournalRow(String revision, String tree, String direction, String rowsBefore, String rowsAfter) {
    Done done() {
        return new Done(
                revision,
                new TreeName(tree),
                Direction.valueOf(direction.toUpperCase(Locale.ROOT)),
                ids(rowsBefore),
                ids(rowsAfter));
    }

    private static Set<String> ids(String rows) {
        return rows.isEmpty() ? Set.of() : Set.of(rows.split(" "));
    }
}
