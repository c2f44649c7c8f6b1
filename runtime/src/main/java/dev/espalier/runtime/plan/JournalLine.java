package dev.espalier.runtime.plan;

import java.time.Instant;
import java.util.List;

/**
 * One line of the journal.
 *
 * @param started when the step began, by the database's clock
 * @param finished whether it was done to its end; only a step whose work is no transaction may not have been
 * @param entry what was done
 */
public record JournalLine(Instant started, boolean finished, JournalEntry entry) {
    /** What lines mean for the history: nothing yet, where they are not finished. */
    public static List<Done> done(List<JournalLine> lines) {
        return lines.stream()
                .filter(JournalLine::finished)
                .map(line -> line.entry().done())
                .toList();
    }

    /** When, by whom and with what, in words. */
    public String occasion() {
        return "at " + Instant.ofEpochSecond(started.getEpochSecond()) + " by " + entry.appliedBy() + " with espalier "
                + entry.toolVersion();
    }
}
