package dev.espalier.runtime.plan;

import java.time.Instant;

/**
 * One line of the journal.
 *
 * @param started when the step began, by the database's clock
 * @param finished whether it was done to its end; only a step whose work is no transaction may not have been
 * @param entry what was done
 */
public record JournalLine(Instant started, boolean finished, JournalEntry entry) {}
