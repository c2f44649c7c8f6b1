package dev.espalier.runtime.store;

import dev.espalier.graph.TreeName;
import dev.espalier.runtime.plan.Direction;
import dev.espalier.runtime.plan.Done;
import dev.espalier.runtime.plan.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
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
    JournalEntry entry() {
        return new JournalEntry(
                revision,
                tree,
                manager,
                version,
                direction,
                ids(rowsBefore),
                ids(rowsAfter),
                Optional.of(Instant.parse(started)),
                Duration.ofMillis(durationMs),
                appliedBy,
                toolVersion,
                fingerprint);
    }

    private static Set<String> ids(String rows) {
        return rows.isEmpty() ? Set.of() : Set.of(rows.split(" "));
    }
}
