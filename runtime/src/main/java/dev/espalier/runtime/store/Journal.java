package dev.espalier.runtime.store;

import dev.espalier.runtime.plan.Done;
import dev.espalier.runtime.plan.JournalEntry;
import dev.espalier.runtime.plan.JournalLine;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was done to the database, one row for each step, written in the step's own transaction. Where it is missing
 * everything still works.
 */
public final class Journal {
    /** The name of its table. */
    public static final String NAME = "espalier_journal";

    private final Session session;
    private final JournalMapper mapper;
    private final String table;

    public Journal(Session session) {
        this.session = session;
        this.mapper = session.mapper(JournalMapper.class);
        this.table = Mappers.verbatim(session.qualified(NAME));
    }

    /** Adds a line. */
    public void add(JournalEntry entry) {
        // How long a script will take is not known when it is written.
        long millis = session.isRecorded() ? 0 : entry.duration().toMillis();
        mapper.insert(table, entry, millis, words(entry.before()), words(entry.after()));
    }

    /** What the steps meant for the history, in that order; nothing when there is no journal. */
    public List<Done> read() {
        return rows().stream().map(JournalRow::done).toList();
    }

    /** What was done to the database, in that order; nothing when there is no journal. */
    public List<JournalLine> lines() {
        return rows().stream().map(JournalRow::line).toList();
    }

    private List<JournalRow> rows() {
        return exists() ? mapper.read(table) : List.of();
    }

    boolean exists() {
        return session.mapper(VersionMapper.class).exists(session.schema(), NAME);
    }

    void create() {
        mapper.create(table);
    }

    private static String words(Set<String> ids) {
        return ids.stream().sorted().collect(Collectors.joining(" "));
    }
}
