package dev.espalier.runtime;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.runtime.execute.LoadedHistory;
import dev.espalier.runtime.execute.PlanRunner;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.execute.RecordedManager;
import dev.espalier.runtime.execute.Status;
import dev.espalier.runtime.execute.Survey;
import dev.espalier.runtime.execute.Tables;
import dev.espalier.runtime.plan.DatabaseRefusal;
import dev.espalier.runtime.plan.JournalEntry;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.State;
import dev.espalier.runtime.store.DatabaseFailure;
import dev.espalier.runtime.store.Journal;
import dev.espalier.runtime.store.Moved;
import dev.espalier.runtime.store.Session;
import dev.espalier.schema.Table;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Looks at a database, plans, and carries plans out: the whole library in one screen.
 *
 * <p>Safe to use from several threads and several processes at once: whoever is slower finds that the work is done. All
 * methods throw {@link dev.espalier.runtime.store.DatabaseFailure} when the database cannot be reached.
 */
public final class Migrator {
    private final DataSource dataSource;
    private final LoadedHistory history;
    private final MigratorSettings settings;

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
    public List<JournalEntry> journal() {
        try (Session session = open()) {
            return Survey.read(session, () -> new Journal(session).entries());
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
     * request.
     *
     * @return where the database stands afterwards
     * @throws dev.espalier.runtime.execute.StepFailed when a step failed and was undone; the steps before it stay done
     * @throws Refused when the database cannot be written, or another process has made the request impossible
     */
    public State run(Plan plan, Progress progress) {
        try (Session session = open()) {
            PlanRunner runner = new PlanRunner(session, history, settings.options(), progress);
            Plan rest = plan;
            while (!rest.isEmpty()) {
                try {
                    runner.run(rest);
                    break;
                } catch (Moved e) {
                    rest = Survey.plan(session, history, settings.options(), plan.request());
                    progress.replanned(rest);
                }
            }
            return Survey.stateOf(session, history);
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

    /** Plans and carries out, watched by nobody: what a service does when it starts. */
    public Plan migrate(Request request) {
        Plan plan = plan(request);
        run(plan, Progress.SILENT);
        return plan;
    }

    private Session open() {
        try {
            return Session.open(dataSource, settings.schema());
        } catch (DatabaseFailure e) {
            throw new Refused(new DatabaseRefusal.Unreachable(e.reason(), e.cure()));
        }
    }
}
