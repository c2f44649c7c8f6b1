package dev.espalier.runtime.execute;

import dev.espalier.ManagerVersion;
import dev.espalier.ManagerVersions;
import dev.espalier.Migration;
import dev.espalier.Obstacle;
import dev.espalier.runtime.plan.Accept;
import dev.espalier.runtime.plan.Direction;
import dev.espalier.runtime.plan.JournalEntry;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refusal;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.State;
import dev.espalier.runtime.plan.Step;
import dev.espalier.runtime.store.Journal;
import dev.espalier.runtime.store.Moved;
import dev.espalier.runtime.store.Session;
import dev.espalier.runtime.store.VersionTable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Carries a plan out. Each step is one transaction: first the version row, which makes other processes wait, then the
 * migration, then the application's record, then the journal, then the commit. A stamp is one transaction as a whole.
 * When a plan has been overtaken, the same runner carries out the rest: it knows whether it has changed anything.
 */
public final class PlanRunner {
    private final Session session;
    private final LoadedHistory history;
    private final Map<String, String> options;
    private final Progress progress;
    private final VersionTable versions;
    private boolean changed;

    public PlanRunner(Session session, LoadedHistory history, Map<String, String> options, Progress progress) {
        this.session = session;
        this.history = history;
        this.options = options;
        this.progress = progress;
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
        Set<String> rows = plan.before().rows();
        if (plan.request().direction() == Direction.STAMP) {
            transaction(plan.steps().get(0), () -> carryOutAll(plan));
            return;
        }
        int number = 0;
        for (Step step : plan.steps()) {
            number++;
            progress.started(step, number, plan.steps().size());
            Set<String> before = rows;
            Carried carried = transaction(step, () -> carryOut(step, before));
            changed = true;
            rows = carried.rows();
            progress.finished(step, carried.duration());
        }
    }

    /** What a step has led to: the rows of the version table, and how long it took. */
    private record Carried(Set<String> rows, Duration duration) {}

    private Carried transaction(Step step, Supplier<Carried> work) {
        try {
            // A rehearsal is one transaction, which is tried again as a whole.
            return session.isRehearsal()
                    ? session.writing(work, session.waited())
                    : Attempts.of(
                            session,
                            blocker -> progress.waiting(step, blocker),
                            (reason, pause) -> progress.retrying(step, reason, pause),
                            waiting -> session.writing(work, waiting));
        } catch (Moved | Refused | StepFailed e) {
            throw e;
        } catch (Obstacle obstacle) {
            throw changed ? failed(step, obstacle) : new Refused(Obstacles.refusal(step, obstacle));
        } catch (RuntimeException | LinkageError e) {
            Obstacles.refuseReadOnly(e);
            Optional<Refusal> impatience = Impatience.of(step.title(), e, session.waited());
            throw changed || impatience.isEmpty() ? failed(step, e) : refused(impatience.get(), e);
        }
    }

    private static Refused refused(Refusal refusal, Throwable cause) {
        Refused refused = new Refused(refusal);
        refused.initCause(cause);
        return refused;
    }

    private StepFailed failed(Step step, Throwable cause) {
        String reason = Impatience.of("it", cause, session.waited())
                .map(Refusal::message)
                .orElseGet(() -> StepFailed.reason(cause));
        return new StepFailed(step, cause, reason, !changed, session.isRehearsal());
    }

    private Carried carryOutAll(Plan plan) {
        Set<String> rows = plan.before().rows();
        for (Step step : plan.steps()) {
            rows = carryOut(step, rows).rows();
        }
        return new Carried(rows, Duration.ZERO);
    }

    private Carried carryOut(Step step, Set<String> rows) {
        session.note(step.title());
        long nanos = System.nanoTime();
        StepContext context = new StepContext(session, options, StepContext.Listener.of(step, progress));
        versions.move(rows, step.removed(), step.added());
        Journal journal = new Journal(session);
        expectOpen(step, rows, journal);
        if (step.direction().isCarriedOut()) {
            work(step, context);
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - nanos);
        Set<String> after = new TreeSet<>(rows);
        step.removed().forEach(after::remove);
        after.addAll(step.added());
        journal.add(entry(step, rows, after, duration));
        return new Carried(after, duration);
    }

    /** Where no row moves, only the journal can tell that another process was faster. */
    private void expectOpen(Step step, Set<String> rows, Journal journal) {
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
        Optional<ManagerVersions> managers = history.managers();
        managers.ifPresent(
                m -> expect(step, recorded(m, context, step), step.from().flatMap(Records::version)));
        migrate(step, context);
        context.finish();
        managers.ifPresent(m -> record(m, step, context));
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
            throw changed ? failed(step, e) : new Refused(Obstacles.uncheckable(step, e));
        }
    }

    private void record(ManagerVersions managers, Step step, StepContext context) {
        String tree = step.node().tree().base().text();
        Optional<ManagerVersion> wanted = step.to().flatMap(Records::version);
        wanted.filter(to -> !Optional.of(to).equals(step.from().flatMap(Records::version)))
                .ifPresent(to -> managers.move(context, tree, to));
        expect(step, recorded(managers, context, step), wanted);
    }

    private static Optional<ManagerVersion> recorded(ManagerVersions managers, StepContext context, Step step) {
        return managers.read(context)
                .map(versions -> versions.get(step.node().tree().base().text()));
    }

    private static void expect(Step step, Optional<ManagerVersion> found, Optional<ManagerVersion> wanted) {
        if (!found.equals(wanted)) {
            throw new IllegalStateException("the application's record says that tree "
                    + step.node().tree().base() + " is at " + title(found) + " where it should be at " + title(wanted));
        }
    }

    private static String title(Optional<ManagerVersion> version) {
        return version.map(ManagerVersion::toString).orElse("nothing");
    }

    private JournalEntry entry(Step step, Set<String> before, Set<String> after, Duration duration) {
        return new JournalEntry(
                step.node().id(),
                step.node().tree().text(),
                step.node().manager(),
                step.node().version(),
                step.direction().toString(),
                before,
                after,
                duration,
                session.isRecorded() ? Tool.user() + " (script)" : Tool.user(),
                Tool.version(),
                step.node().fingerprint(),
                step.reason());
    }
}
