package dev.espalier.runtime.store;

import dev.espalier.graph.TreeName;
import dev.espalier.runtime.plan.Direction;
import dev.espalier.runtime.plan.Done;
import dev.espalier.runtime.plan.JournalEntry;
import dev.espalier.runtime.plan.JournalLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** A row of the journal as its columns hold it. */
record JournalRow(
        String revision,
        String tree,
        String manager,
        String version,
        String direction,
        String rowsBefore,
        String rowsAfter,
        String started,
        boolean complete,
        long durationMs,
        String appliedBy,
        String toolVersion,
        String fingerprint) {
    /** What it says of the history. */
    Done done() {
        return new Done(
                revision,
                new TreeName(tree),
                Direction.valueOf(direction.toUpperCase(Locale.ROOT)),
                ids(rowsBefore),
                ids(rowsAfter));
    }

    /** All that it says. */
    JournalLine line() {
        JournalEntry entry = new JournalEntry(
                revision,
                tree,
                manager,
                version,
                direction,
                ids(rowsBefore),
                ids(rowsAfter),
                Duration.ofMillis(durationMs),
                appliedBy,
                toolVersion,
                fingerprint);
        return new JournalLine(Instant.parse(started), complete, entry);
    }

    private static Set<String> ids(String rows) {
        return rows.isEmpty() ? Set.of() : Set.of(rows.split(" "));
    }
}
