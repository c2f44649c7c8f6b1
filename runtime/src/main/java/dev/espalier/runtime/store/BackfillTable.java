package dev.espalier.runtime.store;

import dev.espalier.Backfill;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.exceptions.PersistenceException;

/**
 * How far the backfills of a revision have come: a row for each segment of a table's keys, which moves in the
 * transaction of the batch. The rows stay when all is done, so that a process that comes late, or again after a crash,
 * finds that there is nothing left to do; they go when the revision is begun anew ({@link #forget}).
 */
public final class BackfillTable {
    /** The name of the table. */
    public static final String NAME = "espalier_backfill";

    private final Session session;
    private final BackfillMapper mapper;
    private final BackfillMapper.Rows rows;

    public BackfillTable(Session session, String revision, Backfill backfill) {
        this.session = session;
        this.mapper = session.mapper(BackfillMapper.class);
        this.rows = new BackfillMapper.Rows(
                session.qualified(NAME), revision, backfill.name(), backfill.statement(Backfill.RANGE));
    }

    /** Forgets a revision's backfills; belongs into the transaction in which its step is begun. */
    public static void forget(Session session, String revision) {
        if (exists(session)) {
            session.mapper(BackfillMapper.class).delete(session.qualified(NAME), revision);
        }
    }

    /** Makes the table where it is missing, in a transaction of its own. */
    public void create() {
        if (exists(session)) {
            return;
        }
        try {
            session.writing(
                    () -> {
                        mapper.create(rows.table());
                        return true;
                    },
                    session.unwatched(blocker -> {}));
        } catch (PersistenceException e) {
            if (!SqlState.isMadeByAnother(e)) {
                throw e;
            }
        }
    }

    /** Divides the keys into segments, in the transaction that is open, unless that was done before. */
    public void divide(KeySpace keys) {
        if (mapper.insert(rows, 0, null, 0) == 0) {
            return;
        }
        long estimated = keys.estimate();
        List<String> bounds = keys.bounds(estimated);
        for (int i = 0; i < bounds.size(); i++) {
            mapper.insert(rows, i + 1, bounds.get(i), 0);
        }
        mapper.join(rows, estimated / (bounds.size() + 1));
    }

    /** Takes a segment for as long as the transaction is open; those up to {@code last} when there is no other. */
    public Optional<Segment> claim(int last) {
        return mapper.claim(rows, last);
    }

    /** Writes down how far a segment is done. */
    public void advance(Segment segment, Optional<KeySpace.Reach> reach, boolean finished) {
        mapper.advance(
                rows,
                segment.number(),
                reach.isPresent() ? reach.get().last() : segment.position(),
                reach.map(KeySpace.Reach::rows).orElse(0L),
                finished);
    }

    /** Whether every segment is done. */
    public boolean isFinished() {
        return mapper.isFinished(rows);
    }

    /** Whether every segment is done, and each by another statement. */
    public boolean isFinishedByAnother() {
        return exists(session) && mapper.isFinishedByAnother(rows);
    }

    /** The rows that are done. */
    public long done() {
        return mapper.count(rows).done();
    }

    /** The rows that there are, about: never less than are done. */
    public long total() {
        BackfillMapper.Count count = mapper.count(rows);
        return Math.max(count.done(), count.estimated());
    }

    private static boolean exists(Session session) {
        return session.mapper(VersionMapper.class).exists(session.schema(), NAME);
    }
}
