package dev.espalier.runtime.execute;

import dev.espalier.OnlineMigration;
import dev.espalier.runtime.plan.Begun;
import dev.espalier.runtime.plan.Direction;
import dev.espalier.runtime.plan.Refusal;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Step;
import dev.espalier.runtime.plan.Stopped;
import dev.espalier.runtime.store.BackfillTable;
import dev.espalier.runtime.store.Journal;
import dev.espalier.runtime.store.Moved;
import dev.espalier.runtime.store.Session;
import dev.espalier.runtime.store.SqlState;
import dev.espalier.runtime.store.VersionTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Carries out one step whose work is no transaction. A short transaction before the work writes that it is begun, one
 * behind it moves the version row by compare-and-set, and completes the journal's line; so the work of a process that
 * dies in between is done again by the next one, and of two at work the faster one has done it.
 */
final class OnlineStep {
    /** How long to wait for another process before one looks again. */
    static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Session session;
    private final LoadedHistory history;
    private final StepContext context;
    private final Progress progress;
    private final Step step;
    private final Set<String> rows;
    private final Supplier<Optional<String>> reached;
    private final String self = Tool.process();

    /** A transaction of the step, with all that surrounds one. */
    interface Transaction {
        <T> T of(Step step, Supplier<T> work);
    }

    /** A line of the journal, and whether it is this process that carries the step out. */
    private record Claim(Begun begun, boolean mine) {}

    /**
     * @param rows the rows of the version table as the plan expects them before the step
     * @param reached see {@link Journal#complete}
     */
    OnlineStep(
            Session session,
            LoadedHistory history,
            StepContext context,
            Progress progress,
            Step step,
            Set<String> rows,
            Supplier<Optional<String>> reached) {
        this.session = session;
        this.history = history;
        this.context = context;
        this.progress = progress;
        this.step = step;
        this.rows = rows;
        this.reached = reached;
    }

    /**
     * Does it, or waits for the process that does.
     *
     * @param connections one is taken for the heart beat, and more for backfills
     * @return how long the work took
     * @throws StepFailed when it failed, and is unfinished
     * @throws Moved when another process was faster
     */
    Duration carryOut(Transaction transaction, Connections connections) {
        session.at(() -> Stopped.unfinished(step));
        Begun line = claim(transaction);
        long nanos = System.nanoTime();
        try {
            try (HeartBeat beat = new HeartBeat(session, connections.another(), line.line())) {
                session.online(() -> work(new OnlineStepContext(session, context, connections, beat, step, progress)));
            }
            Duration duration = Duration.ofNanos(System.nanoTime() - nanos);
            transaction.of(step, () -> {
                finish(line, duration);
                return duration;
            });
            return duration;
        } catch (Moved | Stopped e) {
            letGo(line, e);
            throw e;
        } catch (RuntimeException | LinkageError e) {
            letGo(line, e);
            throw StepFailed.unfinished(step, e);
        }
    }

    private Begun claim(Transaction transaction) {
        while (true) {
            Claim claim = transaction.of(step, this::tryToClaim);
            if (claim.mine()) {
                return claim.begun();
            }
            progress.waiting(step, claim.begun().blocker());
            while (isUnderWay(claim.begun())) {
                session.rest(BETWEEN_LOOKS);
            }
        }
    }

    /** Keeps others from moving rows, and from doing the same, for a moment. */
    private Claim tryToClaim() {
        List<Begun> all = versions().move(rows, List.of(), List.of());
        Journal journal = new Journal(session);
        PlanRunner.expectOpen(history, step, rows, journal);
        refuseOthers(step, all);
        record().expect();
        Optional<Begun> begun = own(all);
        if (begun.isPresent()) {
            boolean mine = journal.takeOver(begun.get().line(), self);
            if (mine) {
                progress.reported(
                        step,
                        "goes on with what " + begun.get().by() + " began at "
                                + begun.get().started());
            }
            return new Claim(begun.get(), mine);
        }
        if (Obstacles.isChecked(step)) {
            session.looking(() -> migration().check(context));
        }
        BackfillTable.forget(session, step.node().id());
        journal.begin(PlanRunner.entry(step, rows, Duration.ZERO, self));
        return new Claim(own(journal.begun()).orElseThrow(), true);
    }

    /**
     * Refuses a step in whose tree another one was begun and not finished, within its transaction: a plan was refused
     * for that, but it may have been begun since.
     *
     * @param begun all that are begun and not finished
     */
    static void refuseOthers(Step step, List<Begun> begun) {
        List<Refusal> others = Begun.inTheWayOf(List.of(step), begun);
        if (!others.isEmpty()) {
            throw new Refused(others);
        }
    }

    private Optional<Begun> own(List<Begun> all) {
        return all.stream().filter(begun -> begun.is(step)).findFirst();
    }

    /** Whether the process that has begun it is alive; where a busy SQLite file does not tell, it is. */
    private boolean isUnderWay(Begun line) {
        try {
            return new Journal(session)
                    .begun().stream().anyMatch(begun -> begun.line() == line.line() && begun.alive());
        } catch (RuntimeException e) {
            if (SqlState.of(e).filter(SqlState::isBusy).isPresent()) {
                return true;
            }
            throw e;
        }
    }

    private void work(OnlineStepContext db) {
        if (step.direction() == Direction.DOWNGRADE) {
            migration().downgrade(db);
        } else {
            migration().upgrade(db);
        }
    }

    /** All rows must stand as they did: what moved elsewhere meanwhile may be what this revision depends on. */
    private void finish(Begun line, Duration duration) {
        VersionTable versions = versions();
        versions.move(rows, List.of(), List.of());
        Journal journal = new Journal(session);
        PlanRunner.expectOpen(history, step, rows, journal);
        versions.move(rows, step.removed(), step.added());
        StepRecord record = record();
        record.expect();
        record.move();
        if (!journal.complete(line.line(), PlanRunner.entry(step, rows, duration, Tool.user()), reached.get())) {
            throw new Moved();
        }
    }

    private void letGo(Begun line, Throwable reason) {
        try {
            new Journal(session).letGo(line.line(), self);
        } catch (RuntimeException e) {
            // Then it is found out in ten seconds.
            reason.addSuppressed(e);
        }
    }

    private StepRecord record() {
        return new StepRecord(history.managers(), step, context);
    }

    private VersionTable versions() {
        return new VersionTable(session, history.settings().versionTable());
    }

    private OnlineMigration migration() {
        return history.onlineMigration(step.node());
    }
}
