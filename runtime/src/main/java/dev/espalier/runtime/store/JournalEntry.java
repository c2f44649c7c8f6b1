package dev.espalier.runtime.store;

import java.time.Duration;
import java.time.Instant;

/**
 * One line of the journal: what was done to the database.
 *
 * @param revision the revision's id
 * @param direction {@code create}, {@code upgrade}, {@code downgrade} or {@code stamp}
 * @param started when the step began; on PostgreSQL the journal takes the database's clock instead
 * @param duration how long its work took
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
        Instant started,
        Duration duration,
        String appliedBy,
        String toolVersion,
        String fingerprint) {}
