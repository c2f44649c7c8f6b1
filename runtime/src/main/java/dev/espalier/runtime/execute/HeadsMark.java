package dev.espalier.runtime.execute;

import dev.espalier.ManagerVersions;
import dev.espalier.runtime.store.Journal;
import dev.espalier.runtime.store.Session;
import dev.espalier.runtime.store.VersionTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * What the journal says of the step by which nothing was left to do: it stands for the history, and for what the
 * application's own record is read from, which others can change. While both are the same, nothing is to be done, and
 * that is found out without reading the history, the journal and the record.
 */
record HeadsMark(Session session, LoadedHistory history, Map<String, String> options) {
    /** The rows of the version table, where the last that was done left nothing to do, and that still holds. */
    Optional<Set<String>> rows() {
        return options.isEmpty()
                ? new VersionTable(session, history.settings().versionTable())
                        .reached()
                        .filter(this::holds)
                        .map(Journal.Reached::rows)
                : Optional.empty();
    }

    /** What stands for what is so now; nothing where only the record itself, read with these options, could tell. */
    Optional<String> text() {
        Optional<ManagerVersions> managers = history.managers();
        return managers.isEmpty()
                ? Optional.of(history.fingerprint())
                : managers.flatMap(ManagerVersions::source)
                        .filter(source -> options.isEmpty())
                        .map(source -> history.fingerprint() + " " + checksum(session.texts(source)));
    }

    private boolean holds(Journal.Reached last) {
        // What comes first is known without asking the database.
        return last.text().startsWith(history.fingerprint()) && text().equals(Optional.of(last.text()));
    }

    /** Two sums that have nothing in common: records change by accident, not to deceive. */
    private static String checksum(List<String> texts) {
        return hex(new CRC32(), texts) + hex(new CRC32C(), texts);
    }

    private static String hex(Checksum sum, List<String> texts) {
        for (String text : texts) {
            sum.update(text.getBytes(StandardCharsets.UTF_8));
            sum.update('\n');
        }
        return Long.toHexString(sum.getValue());
    }
}
