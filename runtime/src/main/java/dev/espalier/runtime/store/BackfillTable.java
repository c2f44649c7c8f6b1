package dev.espalier.runtime.store;

import dev.espalier.Backfill;
import dev.espalier.runtime.schema.UncheckedSqlException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the backfills of a revision have come: a row for each segment of a table's keys, which moves in the
 * transaction of the batch. The rows stay when all is done, so that a process that comes late, or again after a crash,
 * finds that there is nothing left to do; they go when the revision is begun anew ({@link #forget}).
 */
public final class BackfillTable {
    /** The name of the table. */
    public static final String NAME = "espalier_backfill";

    private static final String OURS = " where revision = ? and name = ?";

    private final Session session;
    private final String table;
    private final String revision;
    private final String name;
    private final String statement;

    /** Rows done, and rows that there were at the begin, about. */
    private record Count(long done, long estimated) {}

    public BackfillTable(Session session, String revision, Backfill backfill) {
        this.session = session;
        this.table = session.qualified(NAME);
        this.revision = revision;
        this.name = backfill.name();
        this.statement = backfill.statement(Backfill.RANGE);
    }

    /** Forgets a revision's backfills; belongs into the transaction in which its step is begun. */
    public static void forget(Session session, String revision) {
        if (exists(session)) {
            session.database().update("delete from " + session.qualified(NAME) + " where revision = ?", revision);
        }
    }

    /** Makes the table where it is missing, in a transaction of its own. */
    public void create() {
        if (exists(session)) {
            return;
        }
        try {
            session.writing(
                    () -> session.database()
                            .update("create table if not exists " + table + " (revision varchar(32) not null,"
                                    + " name text not null, segment int not null, position text, upper_bound text,"
                                    + " estimated bigint not null, done bigint not null, finished boolean not null,"
                                    + " statement text not null, primary key (revision, name, segment))"),
                    session.unwatched(blocker -> {}));
        } catch (UncheckedSqlException e) {
            if (!SqlState.isMadeByAnother(e)) {
                throw e;
            }
        }
    }

    /** Whether the keys are divided into segments. */
    public boolean isDivided() {
        return session.database().isTrue("select exists (select 1 from " + table + OURS + ")", revision, name);
    }

    /**
     * Divides the keys into segments, in the transaction that is open, unless that was done before. A second process
     * that does the same waits for the first, and divides nothing.
     *
     * @return whether it did
     */
    public boolean divide(KeySpace.Division division) {
        if (insert(0, null) == 0) {
            return false;
        }
        List<String> bounds = division.bounds();
        for (int i = 0; i < bounds.size(); i++) {
            insert(i + 1, bounds.get(i));
        }
        session.database()
                .update(
                        "update " + table + " set estimated = ?, upper_bound = (select n.position from " + table
                                + " n where n.revision = ? and n.name = ? and n.segment = " + table
                                + ".segment + 1)" + OURS,
                        division.rows() / (bounds.size() + 1),
                        revision,
                        name,
                        revision,
                        name);
        return true;
    }

    private long insert(int number, @Nullable String position) {
        return session.database()
                .update(
                        "insert into " + table + " (revision, name, segment, position, estimated, done, finished,"
                                + " statement) values (?, ?, ?, ?, 0, 0, false, ?) on conflict do nothing",
                        revision,
                        name,
                        number,
                        position,
                        statement);
    }

    /** Takes a segment for as long as the transaction is open; those up to {@code last} when there is no other. */
    public Optional<Segment> claim(int last) {
        return session.database()
                .first(
                        "select segment, position, upper_bound from " + table + OURS + " and not finished"
                                + " order by segment <= ?, segment limit 1"
                                + session.dialect().choose(" for update skip locked", ""),
                        row -> new Segment(row.getInt(1), row.getString(2), row.getString(3)),
                        revision,
                        name,
                        last);
    }

    /** Writes down how far a segment is done. */
    public void advance(Segment segment, Optional<KeySpace.Reach> reach, boolean finished) {
        session.database()
                .update(
                        "update " + table + " set position = ?, done = done + ?, finished = ?, statement = ?" + OURS
                                + " and segment = ?",
                        reach.isPresent() ? reach.get().last() : segment.position(),
                        reach.map(KeySpace.Reach::rows).orElse(0L),
                        finished,
                        statement,
                        revision,
                        name,
                        segment.number());
    }

    /** Whether every segment is done. */
    public boolean isFinished() {
        return session.database()
                .isTrue("select not exists (select 1 from " + table + OURS + " and not finished)", revision, name);
    }

    /** Whether every segment is done, and each by another statement. */
    public boolean isFinishedByAnother() {
        return exists(session)
                && session.database()
                        .isTrue(
                                "select exists (select 1 from " + table + OURS + ") and not exists (select 1 from "
                                        + table + OURS + " and (not finished or statement = ?))",
                                revision,
                                name,
                                revision,
                                name,
                                statement);
    }

    /** The rows that are done. */
    public long done() {
        return count().done();
    }

    /** The rows that there are, about: never less than are done. */
    public long total() {
        Count count = count();
        return Math.max(count.done(), count.estimated());
    }

    private Count count() {
        return session.database()
                .query(
                        "select coalesce(sum(done), 0), coalesce(sum(estimated), 0) from " + table + OURS,
                        row -> new Count(row.getLong(1), row.getLong(2)),
                        revision,
                        name)
                .get(0);
    }

    private static boolean exists(Session session) {
        return !OwnTables.of(session, NAME).isEmpty();
    }
}
