package dev.espalier.runtime;

import dev.espalier.MigrationContext;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.runtime.execute.Connections;
import dev.espalier.runtime.execute.LoadedHistory;
import dev.espalier.runtime.execute.OwnWork;
import dev.espalier.runtime.execute.PlanRunner;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.execute.RecordedManager;
import dev.espalier.runtime.execute.Rehearsal;
import dev.espalier.runtime.execute.Status;
import dev.espalier.runtime.execute.Survey;
import dev.espalier.runtime.execute.Tables;
import dev.espalier.runtime.plan.Blocker;
import dev.espalier.runtime.plan.DatabaseRefusal;
import dev.espalier.runtime.plan.JournalLine;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.State;
import dev.espalier.runtime.plan.Stopped;
import dev.espalier.runtime.store.DatabaseFailure;
import dev.espalier.runtime.store.Journal;
import dev.espalier.runtime.store.Moved;
import dev.espalier.runtime.store.Rights;
import dev.espalier.runtime.store.Session;
import dev.espalier.runtime.store.Stop;
import dev.espalier.schema.Table;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Looks at a database, plans, and carries plans out: the whole library in one screen.
 *
 * <p>Safe to use from several threads and several processes at once: whoever is slower finds that the work is done. All
 * methods throw {@link dev.espalier.runtime.store.DatabaseFailure} when the database cannot be reached, and
 * {@link Stopped} once somebody has called {@link #stop}.
 */
public final class Migrator {
    private final DataSource dataSource;
    private final LoadedHistory history;
    private final MigratorSettings settings;
    private final Stop stop = new Stop();

    /**
     * @param dataSource where connections come from; one is taken for each call
     * @param history the migrations
     * @param settings how to migrate; {@link MigratorSettings#DEFAULT} when empty
     */
    @Inject
    public Migrator(DataSource dataSource, LoadedHistory history, Optional<MigratorSettings> settings) {
        this.dataSource = dataSource;
        this.history = history;
        this.settings = settings.orElse(MigratorSettings.DEFAULT);
    }

    /** The history that databases are carried along. */
    public RevisionGraph history() {
        return history.graph();
    }

    /** Where the database stands by its version table, also when that is not in order. */
    public State current() {
        try (Session session = open()) {
            return Survey.stateOf(session, history);
        }
    }

    /**
     * Checks that the database is one of the application's, stands at known revisions, that the application's own
     * record agrees, and that no revision below was passed by.
     *
     * @throws Refused when not
     */
    public void check() {
        survey().check();
    }

    /**
     * What one look at the database tells, whether or not it is in order.
     *
     * @throws Refused when the database does not let itself be read
     */
    public Survey survey() {
        try (Session session = open()) {
            return Survey.of(session, history, settings.options());
        }
    }

    /** Where the database stands, and how far that is from the heads of this build's history. */
    public Status status() {
        return survey().status();
    }

    /** What the application itself records of its managers, sorted by tree. */
    public List<RecordedManager> managers() {
        try (Session session = open()) {
            return Survey.managers(session, history, settings.options());
        }
    }

    /** What was done to the database, in that order; nothing where there is no journal. */
    public List<JournalLine> journal() {
        try (Session session = open()) {
            return Survey.read(session, () -> new Journal(session).lines());
        }
    }

    /**
     * Finds the steps for a request. Changes nothing.
     *
     * @throws Refused when it cannot be done, with every reason, and with the plan where options or data are the reason
     */
    public Plan plan(Request request) {
        try (Session session = open()) {
            return Survey.plan(session, history, settings.options(), request);
        }
    }

    /**
     * Carries a plan out. When another process moves the database meanwhile, the rest is planned again for the same
     * request. A step whose work is no transaction takes a second connection, where one is to be had, to say that it is
     * alive.
     *
     * @return where the database stands afterwards
     * @throws dev.espalier.runtime.execute.StepFailed when a step failed and was undone, or is not finished; the steps
     *     before it stay done
     * @throws Refused when the database cannot be written, or another process has made the request impossible
     */
    public State run(Plan plan, Progress progress) {
        try (Session session = open()) {
            carryOut(session, plan, progress);
            return Survey.stateOf(session, history);
        }
    }

    /**
     * Carries a plan out for real, all of it in one transaction, and undoes it: nothing stays but where sequences of
     * PostgreSQL have counted to. What the steps lock is locked to the end. On the way each step, like a real one, ends
     * with what a commit checks.
     *
     * @throws dev.espalier.runtime.execute.StepFailed when a step failed; nothing is changed
     * @throws Refused when the database cannot be written, another process has made the request impossible, or a step's
     *     work is no transaction
     */
    public void rehearse(Plan plan, Progress progress) {
        try (Session session = open()) {
            rehearse(session, plan, progress);
        }
    }

    /**
     * Rehearses a plan, and writes what was done to a file, as a script for psql or sqlite3: one transaction for each
     * step. It goes through on a database that is as this one is now, and else stops at the first difference that
     * matters.
     *
     * @param file is written over, and holds part of a script when this method throws
     * @throws dev.espalier.runtime.execute.StepFailed when a step failed; nothing is changed
     * @throws Refused when the database cannot be written, another process has made the request impossible, or a step's
     *     work is no transaction
     */
    public void script(Plan plan, Path file, Progress progress) {
        try (Session session = open(Optional.of(file))) {
            rehearse(session, plan, progress);
        }
    }

    /**
     * Describes tables, a line for each thing that the database knows of them.
     *
     * @param tables the names of the tables; none: all but Espalier's own journal
     * @throws Refused when there is no such table
     */
    public String describe(List<String> tables) {
        try (Session session = open()) {
            return Tables.describe(session, tables);
        }
    }

    /**
     * What the database knows of tables, sorted by name.
     *
     * @param tables the names of the tables; none: all but Espalier's own journal
     * @throws Refused when there is no such table
     */
    public List<Table> tables(List<String> tables) {
        try (Session session = open()) {
            return Tables.read(session, tables);
        }
    }

    /**
     * Asks a question of the application's own, in one transaction that only reads.
     *
     * @param question gets the options of this run; throws an {@link dev.espalier.Obstacle} when there is no answer
     * @throws Refused when there is none, the database does not let itself be read, or an option is unknown
     */
    public <T> T reading(Function<MigrationContext, T> question) {
        try (Session session = open()) {
            return new OwnWork(session, history, settings.options()).read(question);
        }
    }

    /**
     * Does work of the application's own on the database, such as to mend its records: outside of the history, so that
     * no revision moves, and the journal does not tell of it. It is one transaction, undone when the work throws. It
     * waits for a step that another process is carrying out, and such steps wait for it.
     *
     * @param work gets the options of this run; throws an {@link dev.espalier.Obstacle} to refuse
     * @param waiting called once for each of those who are in the way, maybe by another thread
     * @throws Refused when the work refuses, the database cannot be written, patience ends, or an option is unknown
     * @throws IllegalStateException when the work failed and was undone
     */
    public <T> T writing(Function<MigrationContext, T> work, Consumer<Blocker> waiting) {
        try (Session session = open()) {
            return new OwnWork(session, history, settings.options()).write(work, waiting);
        }
    }

    /** Plans and carries out, watched by nobody: what a service does when it starts. */
    public Plan migrate(Request request) {
        try (Session session = open()) {
            Plan plan = Survey.plan(session, history, settings.options(), request);
            carryOut(session, plan, Progress.SILENT);
            return plan;
        }
    }

    /**
     * Counts a revision as applied as it reads now, and changes nothing but the journal: one that was edited since it
     * was applied, or one that was passed by.
     *
     * @param revision a target that means one revision
     * @param reason why that is right, in one line; the journal keeps it
     * @throws Refused when there is nothing about the revision to accept
     * @throws IllegalArgumentException when the reason is blank, or more than a line
     */
    public Plan accept(String revision, String reason) {
        return migrate(Request.accept(revision, reason));
    }

    /**
     * Stops the work of this migrator, for good: the statements that run are cancelled, the steps under way are undone,
     * their callers get a {@link Stopped}, and so does whoever asks for more. Waits until that is done, but no longer
     * than 2 seconds. A commit is not interrupted. A migration that computes is noticed at its next statement; one that
     * never returns is undone by the database when the process ends. For any thread, such as a shutdown hook.
     *
     * @return where work has not ended within that time; empty when all has
     */
    public Optional<Stopped> stop() {
        return stop.ask();
    }

    private void rehearse(Session session, Plan plan, Progress progress) {
        Rehearsal rehearsal = new Rehearsal(session, history, settings.options(), progress);
        carryOut(session, plan, progress, rehearsal::run);
    }

    private void carryOut(Session session, Plan plan, Progress progress) {
        Connections more = new Connections(this::open, settings.workers());
        PlanRunner runner = new PlanRunner(session, history, settings.options(), progress, more);
        carryOut(session, plan, progress, runner::run);
    }

    private void carryOut(Session session, Plan plan, Progress progress, Consumer<Plan> way) {
        Plan rest = plan;
        if (!rest.isEmpty()) {
            new Rights(session, history.settings().versionTable()).check();
        }
        while (!rest.isEmpty()) {
            try {
                way.accept(rest);
                return;
            } catch (Moved e) {
                rest = Survey.plan(session, history, settings.options(), plan.request());
                progress.replanned(rest);
            }
        }
    }

    private Session open() {
        return open(Optional.empty());
    }

    private Session open(Optional<Path> script) {
        try {
            return Session.open(dataSource, settings.schema(), script, settings.patience(), stop);
        } catch (DatabaseFailure e) {
            throw new Refused(new DatabaseRefusal.Unreachable(e.reason(), e.cure()));
        }
    }
}
