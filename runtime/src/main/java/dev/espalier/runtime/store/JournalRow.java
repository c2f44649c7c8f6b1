package dev.espalier.runtime.store;

import dev.espalier.runtime.plan.JournalEntry;
import dev.espalier.runtime.plan.JournalLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        String fingerprint,
        @Nullable String reason) {
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
                fingerprint,
                Optional.ofNullable(reason));
        return new JournalLine(Instant.parse(started), complete, entry);
    }

    private static Set<String> ids(String rows) {
        return rows.isEmpty() ? Set.of() : Set.of(rows.split(" "));
    }
}
