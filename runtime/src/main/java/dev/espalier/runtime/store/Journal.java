package dev.espalier.runtime.store;

import dev.espalier.runtime.plan.Begun;
import dev.espalier.runtime.plan.JournalEntry;
import dev.espalier.runtime.plan.JournalLine;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was done to the database, one row for each step, written in the step's own transaction; that of a step whose
 * work is no transaction is written before, and completed behind it. Where it is missing everything still works.
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
        mapper.insert(
                table,
                entry,
                millis,
                words(entry.before()),
                words(entry.after()),
                entry.reason().orElse(null));
    }

    /** What was done to the database, in that order; nothing when there is no journal. */
    public List<JournalLine> lines() {
        return exists() ? mapper.read(table).stream().map(JournalRow::line).toList() : List.of();
    }

    /** The steps that were begun and not finished, nor overridden by a stamp since; none when there is no journal. */
    public List<Begun> unfinished() {
        return exists() ? begun() : List.of();
    }

    /** The same where there is a journal. */
    public List<Begun> begun() {
        return mapper.begun(table).stream().map(BegunRow::begun).toList();
    }

    /** Adds a line for a step that begins now; what it says of its end is not true yet. */
    public void begin(JournalEntry entry) {
        mapper.begin(table, entry, words(entry.before()), words(entry.after()));
    }

    /** Says that whoever carries a step out is alive; not when it is finished, or was let go: a beat may come late. */
    public void beat(long line) {
        mapper.beat(table, line);
    }

    /** Says that nobody carries the step out any more. */
    public void letGo(long line, String by) {
        mapper.letGo(table, line, by);
    }

    /** Takes over a step that nobody carries out any more; not when somebody else was faster, or still does. */
    public boolean takeOver(long line, String by) {
        return mapper.takeOver(table, line, by) == 1;
    }

    /** Completes the line of a step that was begun; not when somebody else has completed it. */
    public boolean complete(long line, JournalEntry entry) {
        long millis = entry.duration().toMillis();
        return mapper.complete(table, line, entry, millis, words(entry.before()), words(entry.after())) == 1;
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
