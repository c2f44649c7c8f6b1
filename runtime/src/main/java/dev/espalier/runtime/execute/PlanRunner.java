package dev.espalier.runtime.execute;

import dev.espalier.Migration;
import dev.espalier.Obstacle;
import dev.espalier.runtime.plan.Accept;
import dev.espalier.runtime.plan.Begun;
import dev.espalier.runtime.plan.Direction;
import dev.espalier.runtime.plan.JournalEntry;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refusal;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.State;
import dev.espalier.runtime.plan.Step;
import dev.espalier.runtime.plan.StepRefusal;
import dev.espalier.runtime.plan.Stopped;
import dev.espalier.runtime.store.Journal;
import dev.espalier.runtime.store.Moved;
import dev.espalier.runtime.store.Rights;
import dev.espalier.runtime.store.Session;
import dev.espalier.runtime.store.VersionTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Carries a plan out. Each step is one transaction: first the version row, which makes other processes wait, then the
 * migration, then the application's record, then the journal, then the commit. A stamp is one transaction as a whole.
 * When a plan has been overtaken, the same runner carries out the rest: it knows how many steps it has done.
 */
public final class PlanRunner {
    private final Session session;
    private final LoadedHistory history;
    private final Map<String, String> options;
    private final Progress progress;
    private final Connections connections;
    private final VersionTable versions;
    private int done;

    /** @param connections what further ones work may take that is no transaction */
    public PlanRunner(
            Session session,
            LoadedHistory history,
            Map<String, String> options,
            Progress progress,
            Connections connections) {
        this.session = session;
        this.history = history;
        this.options = options;
        this.progress = progress;
        this.connections = connections;
        this.versions = new VersionTable(session, history.settings().versionTable());
    }

    /**
     * Carries a plan out that has steps.
     *
     * @throws StepFailed when a step failed
     * @throws Moved when another process has moved the database since the plan was made
     * @throws Refused when the database turns out not to be writable, or something is in the way of the first step
     */
    public void run(Plan plan) {
        if (plan.request().direction() == Direction.STAMP) {
            Step stamp = plan.steps().get(0);
            session.at(() -> new Stopped(stamp, 0, false));
            transaction(stamp, () -> carryOutAll(plan));
            session.at(Stopped::new);
            return;
        }
        if (session.isRehearsal()) {
            plan.steps().stream().filter(Step::isOnline).findFirst().ifPresent(step -> {
                throw new Refused(new StepRefusal.NotRehearsed(step));
            });
        }
        history.loadAhead(plan.steps());
        Set<String> rows = plan.before().rows();
        int number = 0;
        for (Step step : plan.steps()) {
            number++;
            Supplier<Optional<String>> reached = number == plan.steps().size() ? reached(plan) : Optional::empty;
            progress.started(step, number, plan.steps().size());
            Set<String> before = rows;
            int doneBefore = done;
            boolean rehearsal = session.isRehearsal();
            session.at(() -> new Stopped(step, doneBefore, rehearsal));
            Duration duration = step.isOnline()
                    ? carryOutOnline(step, before, reached)
                    : transaction(step, () -> carryOut(step, before, reached));
            session.at(Stopped::new);
            rows = step.after(before);
            done++;
            progress.finished(step, duration);
        }
    }

    /** What the journal says of the step by which a plan is done: that nothing of the history is left to do. */
    private Supplier<Optional<String>> reached(Plan plan) {
        return plan.request().isToHeads() ? new HeadsMark(session, history, options)::text : Optional::empty;
    }

    private Duration carryOutOnline(Step step, Set<String> rows, Supplier<Optional<String>> reached) {
        return new OnlineStep(session, history, context(step), progress, step, rows, reached)
                .carryOut(this::transaction, connections);
    }

    private StepContext context(Step step) {
        return new StepContext(session, options, StepContext.Listener.of(step, progress));
    }

    private <T> T transaction(Step step, Supplier<T> work) {
        try {
            // A rehearsal is one transaction, which is tried again as a whole.
            return session.isRehearsal()
                    ? session.writing(work, session.waited())
                    : Attempts.of(session, step, progress, waiting -> session.writing(work, waiting));
        } catch (Moved | StepFailed | Stopped e) {
            throw e;
        } catch (Refused refused) {
            // What is refused changes nothing.
            throw done > 0 ? failed(step, refused) : refused;
        } catch (Obstacle obstacle) {
            throw done > 0 ? failed(step, obstacle) : new Refused(Obstacles.refusal(step, obstacle));
        } catch (RuntimeException | LinkageError e) {
            if (done == 0) {
                Obstacles.refuseReadOnly(e);
            }
            Optional<Refusal> impatience = Impatience.of(step.title(), e, session.waited());
            throw done > 0 || impatience.isEmpty() ? failed(step, e) : Refused.because(impatience.get(), e);
        }
    }

    private StepFailed failed(Step step, Throwable cause) {
        String reason = Impatience.of("it", cause, session.waited())
                .map(Refusal::message)
                .orElseGet(() -> StepFailed.explained(
                        cause, new Rights(session, history.settings().versionTable()).after(cause)));
        return StepFailed.undone(step, cause, reason, done == 0, session.isRehearsal());
    }

    private Duration carryOutAll(Plan plan) {
        Set<String> rows = plan.before().rows();
        for (Step step : plan.steps()) {
            carryOut(step, rows, Optional::empty);
            rows = step.after(rows);
        }
        return Duration.ZERO;
    }

    private Duration carryOut(Step step, Set<String> rows, Supplier<Optional<String>> reached) {
        session.note(step.title());
        long nanos = System.nanoTime();
        List<Begun> begun = versions.move(rows, step.removed(), step.added());
        Journal journal = new Journal(session);
        expectOpen(history, step, rows, journal);
        if (step.direction() != Direction.STAMP) {
            OnlineStep.refuseOthers(step, begun);
        }
        if (step.direction().isCarriedOut()) {
            work(step, context(step));
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - nanos);
        String appliedBy = session.isRecorded() ? Tool.user() + " (script)" : Tool.user();
        journal.add(entry(step, rows, duration, appliedBy), reached.get());
        return duration;
    }

    /** Where no row moves, only the journal can tell that another process was faster. */
    static void expectOpen(LoadedHistory history, Step step, Set<String> rows, Journal journal) {
        boolean open = switch (step.direction()) {
            case APPLY -> Accept.isGap(step.node(), history.graph(), new State(rows), journal.lines());
            case ACCEPT -> Accept.isOpen(step.node(), history.graph(), new State(rows), journal.lines());
            default -> true;
        };
        if (!open) {
            throw new Moved();
        }
    }

    private void work(Step step, StepContext context) {
        StepRecord record = new StepRecord(history.managers(), step, context);
        record.expect();
        migrate(step, context);
        context.finish();
        record.move();
    }

    private void migrate(Step step, StepContext context) {
        if (step.node().isPlaceholder()) {
            return;
        }
        switch (step.direction()) {
            case CREATE -> history.baseline(step.node()).create(context);
            case UPGRADE, APPLY -> {
                Migration migration = history.migration(step.node());
                if (Obstacles.isChecked(step)) {
                    check(step, migration, context);
                }
                migration.upgrade(context);
            }
            case DOWNGRADE -> history.migration(step.node()).downgrade(context);
            case STAMP, ACCEPT -> throw new IllegalArgumentException(step.title() + " has no migration");
        }
    }

    private void check(Step step, Migration migration, StepContext context) {
        try {
            session.looking(() -> migration.check(context));
        } catch (Obstacle obstacle) {
            throw obstacle;
        } catch (RuntimeException | LinkageError e) {
            if (Attempts.mayPass(e)) {
                throw e;
            }
            throw done > 0 ? failed(step, e) : new Refused(Obstacles.uncheckable(step, e));
        }
    }

    /** @param rows the rows of the version table before the step */
    static JournalEntry entry(Step step, Set<String> rows, Duration duration, String appliedBy) {
        return new JournalEntry(
                step.node().id(),
                step.node().tree().text(),
                step.node().manager(),
                step.node().version(),
                step.direction().toString(),
                rows,
                step.after(rows),
                duration,
                appliedBy,
                Tool.version(),
                step.node().fingerprint(),
                step.reason());
    }
}
