package dev.espalier.runtime.plan;

import java.time.Instant;

/**
 * One line of the journal.
 *
 * @param started when the step began, by the database's clock
 * @param entry what was done
 */
public record JournalLine(Instant started, JournalEntry entry) {}
