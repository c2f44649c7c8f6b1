package dev.espalier.runtime.execute;

import dev.espalier.Backfill;
import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Blocker;
import dev.espalier.runtime.plan.Stopped;
import dev.espalier.runtime.store.BackfillTable;
import dev.espalier.runtime.store.BatchTrouble;
import dev.espalier.runtime.store.Batches;
import dev.espalier.runtime.store.KeySpace;
import dev.espalier.runtime.store.Segment;
import dev.espalier.runtime.store.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Works on one connection, batch after batch, until no segment is left. A batch is one transaction: it takes a segment
 * that nobody works on, does the statement for its next rows, and writes down how far it has come.
 */
final class BackfillWorker {
    /** So short that two who lock rows in another order do not even come to the deadlock's own timeout. */
    private static final Duration LOCK_TIMEOUT = Duration.ofMillis(50);

    private static final Duration WHILE_OTHERS_WORK = Duration.ofMillis(50);
    /** Writers to a SQLite file look again every 25 ms at the begin: as long as that, the file is left to them. */
    private static final Duration LONGEST_REST = Duration.ofMillis(30);

    private static final int NO_SEGMENT = -1;

    private final Session session;
    private final Backfill backfill;
    private final KeySpace keys;
    private final StepContext.Listener listener;
    private final BackfillTable record;
    private final Batches batches;
    private final Duration target;
    private final LockedRows locked;
    private final ReplicaWait replicas;

    private BatchSize size = BatchSize.FIRST;
    private int segment = NO_SEGMENT;
    private int last = NO_SEGMENT;
    private String range = "";

    /** What came of looking for a batch. */
    private enum Found {
        WORK,
        OTHERS_AT_WORK,
        NOTHING_LEFT
    }

    /** A batch as it was committed: whether there were as many rows as it could take, and what is done of all. */
    private record Batch(Found found, boolean full, long done, long total) {
        static Batch none(Found found) {
            return new Batch(found, false, 0, 0);
        }
    }

    BackfillWorker(
            Session session,
            String revision,
            Backfill backfill,
            KeySpace keys,
            BackfillSettings settings,
            StepContext.Listener listener) {
        this.session = session;
        this.backfill = backfill;
        this.keys = keys;
        this.listener = listener;
        this.record = new BackfillTable(session, revision, backfill);
        this.batches = new Batches(session);
        // In SQLite a batch keeps out all writers, whatever rows they mean.
        this.target = session.dialect() == Dialect.SQLITE ? settings.target().dividedBy(2) : settings.target();
        this.locked = new LockedRows(session, settings.patience(), listener);
        this.replicas = new ReplicaWait(session, batches, settings, listener);
    }

    /**
     * Works until nothing is left, here or with others.
     *
     * @param stopped asked between two batches
     * @param between called between two batches
     * @throws BackfillFailed when a batch failed
     */
    void work(BooleanSupplier stopped, Runnable between) {
        Found found = Found.WORK;
        while (found != Found.NOTHING_LEFT && !stopped.getAsBoolean()) {
            between.run();
            session.rest(Duration.ZERO);
            replicas.pause(stopped);
            found = batch();
            if (found == Found.OTHERS_AT_WORK) {
                session.rest(WHILE_OTHERS_WORK);
            }
        }
    }

    private Found batch() {
        range = "";
        long begin = System.nanoTime();
        Batch batch;
        try {
            batch = session.writing(this::inTransaction, session.unwatched(this::waiting));
        } catch (Stopped e) {
            throw e;
        } catch (RuntimeException e) {
            trouble(e, begin);
            return Found.WORK;
        }
        if (batch.found() == Found.WORK) {
            done(batch, Duration.ofNanos(System.nanoTime() - begin));
        }
        return batch.found();
    }

    private void done(Batch batch, Duration taken) {
        // How fast few rows were says little of many.
        if (batch.full() || taken.compareTo(target) > 0) {
            size = size.after(taken, target);
        }
        locked.free();
        listener.progressed(batch.done(), batch.total());
        rest(taken);
    }

    private Batch inTransaction() {
        batches.limit(LOCK_TIMEOUT, size.isSmallest() ? Duration.ZERO : longest());
        Optional<Segment> claimed = record.claim(last);
        if (claimed.isEmpty()) {
            return Batch.none(record.isFinished() ? Found.NOTHING_LEFT : Found.OTHERS_AT_WORK);
        }
        segment = claimed.get().number();
        Optional<KeySpace.Reach> reach = keys.reach(claimed.get(), size.rows());
        reach.ifPresent(r -> {
            range = keys.range(claimed.get(), r);
            session.execute(backfill.statement(range));
        });
        long rows = reach.map(KeySpace.Reach::rows).orElse(0L);
        boolean full = rows == size.rows();
        record.advance(claimed.get(), reach, !full);
        return new Batch(Found.WORK, full, record.done(), record.total());
    }

    /** Makes the next batch smaller where that may help. */
    private void trouble(RuntimeException failure, long begin) {
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        switch (BatchTrouble.of(failure)) {
            case LOCKED -> {
                last = segment;
                if (!locked.pause(begin)) {
                    throw failed(failure, "end the transactions that have these rows locked");
                }
            }
            case CANCELLED -> {
                if (size.isSmallest() || taken.compareTo(longest()) < 0) {
                    throw failed(failure, "find out who cancelled it");
                }
            }
            case ROW -> {
                if (size.isSmallest()) {
                    throw failed(failure, "mend the row or the statement");
                }
            }
            case OTHER -> throw failed(failure, "mend that");
        }
        size = size.smaller();
    }

    private RuntimeException failed(RuntimeException failure, String cure) {
        return range.isEmpty() ? failure : new BackfillFailed(backfill, range, cure, failure);
    }

    private Duration longest() {
        return target.multipliedBy(5).dividedBy(4);
    }

    private void waiting(Blocker blocker) {
        listener.reported("waiting for " + blocker.title());
    }

    /** SQLite lets nobody know that others wait. */
    private void rest(Duration taken) {
        if (session.dialect() == Dialect.SQLITE) {
            Duration share = taken.dividedBy(3);
            session.rest(share.compareTo(LONGEST_REST) < 0 ? share : LONGEST_REST);
        }
    }
}
