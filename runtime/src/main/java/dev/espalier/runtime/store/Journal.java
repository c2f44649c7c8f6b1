package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import dev.espalier.graph.TreeName;
import dev.espalier.runtime.plan.Begun;
import dev.espalier.runtime.plan.Direction;
import dev.espalier.runtime.plan.JournalEntry;
import dev.espalier.runtime.plan.JournalLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was done to the database, one row for each step, written in the step's own transaction; that of a step whose
 * work is no transaction is written before, and completed behind it. Where it is missing everything still works.
 */
public final class Journal {
    /** The name of its table. */
    public static final String NAME = "espalier_journal";

    private final Session session;
    private final JournalSql sql;

    public Journal(Session session) {
        this.session = session;
        this.sql = new JournalSql(session.dialect(), session.qualified(NAME));
    }

    /**
     * What a line says that leaves nothing to do.
     *
     * @param rows the rows of the version table behind it
     * @param text stands for the history whose heads they are
     */
    public record Reached(Set<String> rows, String text) {}

    /**
     * Adds a line, as the last that the transaction does.
     *
     * @param reached stands for the history whose heads the database is at behind the step
     */
    public void add(JournalEntry entry, Optional<String> reached) {
        List<@Nullable Object> parameters = parameters(entry);
        parameters.add(entry.reason().orElse(null));
        parameters.add(reached.orElse(null));
        if (session.dialect() == Dialect.SQLITE) {
            // How long a script will take is not known when it is written.
            long millis = session.isRecorded() ? 0 : entry.duration().toMillis();
            parameters.add(millis);
            parameters.add(millis);
        }
        session.sendLast(new Exchange().control(sql.add(), parameters.toArray()));
    }

    /** What was done to the database, in that order; nothing when there is no journal. */
    public List<JournalLine> lines() {
        return exists() ? session.database().query(sql.lines(), Journal::line) : List.of();
    }

    /**
     * What the last line says is reached, if it does; not where the rows are not those that it left.
     *
     * @param versions the version table as SQL writes it
     */
    Optional<Reached> reached(String versions) {
        Set<String> rows = new HashSet<>();
        List<Reached> last = new ArrayList<>();
        session.ask(new Exchange()
                .query(
                        last::addAll,
                        row -> {
                            rows.add(row.getString("version_num"));
                            return new Reached(ids(row.getString("rows_after")), row.getString("reached"));
                        },
                        sql.reached(versions)));
        return last.stream().findFirst().filter(reached -> reached.rows().equals(rows));
    }

    /** The steps that were begun and not finished, nor overridden by a stamp since; none when there is no journal. */
    public List<Begun> unfinished() {
        return exists() ? begun() : List.of();
    }

    /** The same where there is a journal. */
    public List<Begun> begun() {
        return session.database().query(sql.begun(), Journal::begun);
    }

    /** Asks, with other statements, whether there are any, also such as were overridden. */
    void askIfBegun(Exchange exchange, Consumer<Boolean> answered) {
        exchange.query(answer -> answered.accept(answer.get(0)), row -> row.getBoolean(1), sql.isBegun());
    }

    /** Adds a line for a step that begins now; what it says of its end is not true yet. */
    public void begin(JournalEntry entry) {
        session.database().update(sql.begin(), parameters(entry).toArray());
    }

    /** Says that whoever carries a step out is alive; not when it is finished, or was let go: a beat may come late. */
    public void beat(long line) {
        session.database().update(sql.beat(), line);
    }

    /** Says that nobody carries the step out any more. */
    public void letGo(long line, String by) {
        session.database().update(sql.letGo(), line, by);
    }

    /** Takes over a step that nobody carries out any more; not when somebody else was faster, or still does. */
    public boolean takeOver(long line, String by) {
        return session.database().update(sql.takeOver(), by, line) == 1;
    }

    /**
     * Completes the line of a step that was begun; not when somebody else has completed it.
     *
     * @param reached stands for the history whose heads the database is at behind the step
     */
    public boolean complete(long line, JournalEntry entry, Optional<String> reached) {
        return session.database()
                        .update(
                                sql.complete(),
                                words(entry.before()),
                                words(entry.after()),
                                entry.appliedBy(),
                                entry.toolVersion(),
                                entry.fingerprint(),
                                reached.orElse(null),
                                entry.duration().toMillis(),
                                line)
                == 1;
    }

    void create() {
        session.database().update(sql.create());
        session.database().update(sql.createIndex());
    }

    private boolean exists() {
        return !OwnTables.of(session, NAME).isEmpty();
    }

    private static List<@Nullable Object> parameters(JournalEntry entry) {
        return new ArrayList<>(List.of(
                entry.revision(),
                entry.tree(),
                entry.manager(),
                entry.version(),
                entry.direction(),
                words(entry.before()),
                words(entry.after()),
                entry.appliedBy(),
                entry.toolVersion(),
                entry.fingerprint()));
    }

    private static JournalLine line(ResultSet row) throws SQLException {
        JournalEntry entry = new JournalEntry(
                row.getString("revision"),
                row.getString("tree"),
                row.getString("manager"),
                row.getString("version"),
                row.getString("direction"),
                ids(row.getString("rows_before")),
                ids(row.getString("rows_after")),
                Duration.ofMillis(row.getLong("duration_ms")),
                row.getString("applied_by"),
                row.getString("tool_version"),
                row.getString("fingerprint"),
                Optional.ofNullable(row.getString("reason")));
        return new JournalLine(Instant.parse(row.getString("started")), row.getBoolean("complete"), entry);
    }

    private static Begun begun(ResultSet row) throws SQLException {
        return new Begun(
                row.getLong("id"),
                row.getString("revision"),
                new TreeName(row.getString("tree")),
                row.getString("manager"),
                row.getString("version"),
                Direction.valueOf(row.getString("direction").toUpperCase(Locale.ROOT)),
                Instant.parse(row.getString("started")),
                row.getString("applied_by"),
                row.getBoolean("alive"));
    }

    private static String words(Set<String> ids) {
        return ids.stream().sorted().collect(Collectors.joining(" "));
    }

    private static Set<String> ids(String rows) {
        return rows.isEmpty() ? Set.of() : Set.of(rows.split(" "));
    }
}
