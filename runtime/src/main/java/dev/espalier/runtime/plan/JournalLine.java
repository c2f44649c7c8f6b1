package dev.espalier.runtime.plan;

import java.time.Instant;
import java.util.List;

/**
 * One line of the journal.
 *
 * @param started when the step began, by the database's clock
 * @param entry what was done
 */
public record JournalLine(Instant started, JournalEntry entry) {
    /** What lines mean for the history. */
    public static List<Done> done(List<JournalLine> lines) {
        return lines.stream().map(line -> line.entry().done()).toList();
    }

    /** When, by whom and with what, in words. */
    public String occasion() {
        return "at " + Instant.ofEpochSecond(started.getEpochSecond()) + " by " + entry.appliedBy() + " with espalier "
                + entry.toolVersion();
    }
}
