package dev.espalier.cli.json;

import dev.espalier.runtime.plan.JournalEntry;
import dev.espalier.runtime.plan.JournalLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done to a database, the oldest first. */
public record JournalJson(List<Entry> entries) {
    /**
     * One step.
     *
     * @param before the rows of the version table before it
     * @param after the rows after it
     * @param started when it began, ISO 8601 in UTC
     * @param finished whether it was done to its end
     * @param durationMs how long its work took, in milliseconds
     * @param fingerprint a hash of the migration's source; null where it is not known
     * @param reason why it was accepted; null where nobody gave a reason
     */
    record Entry(
            String direction,
            RevisionJson revision,
            List<String> before,
            List<String> after,
            String started,
            boolean finished,
            long durationMs,
            String appliedBy,
            String toolVersion,
            @Nullable String fingerprint,
            @Nullable String reason) {
        private static Entry of(JournalLine line) {
            JournalEntry entry = line.entry();
            return new Entry(
                    entry.direction(),
                    new RevisionJson(
                            entry.revision(), entry.tree(), Json.given(entry.manager()), Json.given(entry.version())),
                    entry.before().stream().sorted().toList(),
                    entry.after().stream().sorted().toList(),
                    line.started().toString(),
                    line.finished(),
                    entry.duration().toMillis(),
                    entry.appliedBy(),
                    entry.toolVersion(),
                    Json.given(entry.fingerprint()),
                    entry.reason().orElse(null));
        }
    }

    public static JournalJson of(List<JournalLine> lines) {
        return new JournalJson(lines.stream().map(Entry::of).toList());
    }
}
