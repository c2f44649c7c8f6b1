package dev.espalier.runtime.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One line of the journal: what was done to the database.
 *
 * @param revision the revision's id
 * @param direction {@code create}, {@code upgrade}, {@code downgrade}, {@code stamp}, {@code apply} or {@code accept}
 * @param before the rows of the version table before the step
 * @param after the rows after it
 * @param started when the step began, by the database's clock; empty in an entry that is still to be written
 * @param duration how long its work took; on PostgreSQL the journal measures that itself
 * @param appliedBy the operating system's user and host, {@code user@host}
 * @param toolVersion the version of Espalier
 * @param fingerprint a hash of the migration's source, or empty where it is not known
 */
public record JournalEntry(
        String revision,
        String tree,
        String manager,
        String version,
        String direction,
        Set<String> before,
        Set<String> after,
        Optional<Instant> started,
        Duration duration,
        String appliedBy,
        String toolVersion,
        String fingerprint) {
    public JournalEntry {
        before = Set.copyOf(before);
        after = Set.copyOf(after);
    }
}
