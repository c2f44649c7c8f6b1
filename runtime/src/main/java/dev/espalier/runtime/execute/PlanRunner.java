package dev.espalier.runtime.execute;

import dev.espalier.ManagerVersion;
import dev.espalier.ManagerVersions;
import dev.espalier.Migration;
import dev.espalier.Obstacle;
import dev.espalier.runtime.plan.Direction;
import dev.espalier.runtime.plan.Gaps;
import dev.espalier.runtime.plan.JournalEntry;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.State;
import dev.espalier.runtime.plan.Step;
import dev.espalier.runtime.store.Journal;
import dev.espalier.runtime.store.Moved;
import dev.espalier.runtime.store.Rights;
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
        Set<String> rows = new TreeSet<>(plan.before().rows());
        if (plan.request().direction() == Direction.STAMP) {
            transaction(plan.steps().get(0), () -> carryOutAll(plan, rows));
            return;
        }
        int number = 0;
        for (Step step : plan.steps()) {
            number++;
            progress.started(step, number, plan.steps().size());
            Duration duration = transaction(step, () -> carryOut(step, rows));
            changed = true;
            progress.finished(step, duration);
        }
    }

    private Duration transaction(Step step, Supplier<Duration> work) {
        try {
            return session.writing(work, progress::waiting);
        } catch (Moved | Refused | StepFailed e) {
            throw e;
        } catch (Obstacle obstacle) {
            throw changed ? failed(step, obstacle) : new Refused(Obstacles.refusal(step, obstacle));
        } catch (RuntimeException | LinkageError e) {
            if (!changed) {
                Obstacles.refuseReadOnly(e);
            }
            throw failed(step, e);
        }
    }

    private StepFailed failed(Step step, Throwable cause) {
        Optional<String> advice = new Rights(session, history.settings().versionTable()).after(cause);
        return new StepFailed(step, cause, advice, !changed, session.isRehearsal());
    }

    private Duration carryOutAll(Plan plan, Set<String> rows) {
        plan.steps().forEach(step -> carryOut(step, rows));
        return Duration.ZERO;
    }

    private Duration carryOut(Step step, Set<String> rows) {
        session.note(step.title());
        long nanos = System.nanoTime();
        StepContext context = new StepContext(session, options, StepContext.Listener.of(step, progress));
        versions.move(rows, step.removed(), step.added());
        Journal journal = new Journal(session);
        if (step.direction().closesGap()) {
            expectGap(step, rows, journal);
        }
        if (step.direction().isCarriedOut()) {
            work(step, context);
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - nanos);
        Set<String> before = Set.copyOf(rows);
        step.removed().forEach(rows::remove);
        rows.addAll(step.added());
        journal.add(entry(step, before, rows, duration));
        return duration;
    }

    /** Where no row moves, only the journal can tell that another process was faster. */
    private void expectGap(Step step, Set<String> rows, Journal journal) {
        if (!Gaps.of(history.graph(), new State(rows), journal.read()).contains(step.node())) {
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
                step.node().fingerprint());
    }
}
