package dev.espalier.runtime.plan;

import dev.espalier.graph.TreeName;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What was done to the database, as a step writes it into the journal.
 *
 * @param revision the revision's id
 * @param direction {@code create}, {@code upgrade}, {@code downgrade}, {@code stamp}, {@code apply} or {@code accept}
 * @param before the rows of the version table before the step
 * @param after the rows after it
 * @param duration how long its work took; on PostgreSQL the journal measures that itself
 * @param appliedBy the operating system's user and host, {@code user@host}
 * @param toolVersion the version of Espalier
 * @param fingerprint a hash of the migration's source, or empty where it is not known
 * @param reason why, in the words of whoever did it; only with {@code accept}
 */
public record JournalEntry(
        String revision,
        String tree,
        String manager,
        String version,
        String direction,
        Set<String> before,
        Set<String> after,
        Duration duration,
        String appliedBy,
        String toolVersion,
        String fingerprint,
        Optional<String> reason) {
    public JournalEntry {
        before = Set.copyOf(before);
        after = Set.copyOf(after);
    }

    /** What it means for the history. */
    public Done done() {
        return new Done(
                revision, new TreeName(tree), Direction.valueOf(direction.toUpperCase(Locale.ROOT)), before, after);
    }

    /** The revision in words, as those of the history are called. */
    public String title() {
        return (manager.isEmpty() ? tree + " root" : tree + " " + manager + " " + version) + " (" + revision + ")";
    }
}
