package dev.espalier.runtime.execute;

import dev.espalier.ManagerVersion;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import dev.espalier.runtime.plan.Accept;
import dev.espalier.runtime.plan.Begun;
import dev.espalier.runtime.plan.DatabaseRefusal;
import dev.espalier.runtime.plan.Direction;
import dev.espalier.runtime.plan.Edit;
import dev.espalier.runtime.plan.Gaps;
import dev.espalier.runtime.plan.GivenOptions;
import dev.espalier.runtime.plan.JournalLine;
import dev.espalier.runtime.plan.OneShots;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refusal;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.Resolution;
import dev.espalier.runtime.plan.Route;
import dev.espalier.runtime.plan.Stamp;
import dev.espalier.runtime.plan.State;
import dev.espalier.runtime.plan.StateRefusal;
import dev.espalier.runtime.plan.Step;
import dev.espalier.runtime.plan.Target;
import dev.espalier.runtime.plan.UnknownRows;
import dev.espalier.runtime.store.Journal;
import dev.espalier.runtime.store.NextStep;
import dev.espalier.runtime.store.Rights;
import dev.espalier.runtime.store.Session;
import dev.espalier.runtime.store.SqlState;
import dev.espalier.runtime.store.VersionTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a look at a database tells, and the plans that follow from it.
 *
 * @param state where it stands by its version table
 * @param empty whether it holds nothing at all
 * @param recorded what the application records, when it has a record
 * @param gaps the revisions that it has passed by
 * @param journal what was done to it, in that order
 * @param unfinished the steps that were begun, and are not finished
 */
public record Survey(
        LoadedHistory history,
        State state,
        boolean empty,
        Optional<Map<String, ManagerVersion>> recorded,
        List<RevisionNode> gaps,
        List<JournalLine> journal,
        List<Begun> unfinished) {

    /**
     * Looks at the database, in one transaction.
     *
     * @throws Refused when the database does not let itself be read
     */
    public static Survey of(Session session, LoadedHistory history, Map<String, String> options) {
        return read(session, history, () -> look(session, history, options));
    }

    /**
     * The plan for a request, from one look at the database in one transaction: its steps are found, they have the
     * options they need, and nothing in the data stands in their way.
     *
     * @throws Refused when there is none, or the database is not one to be touched
     */
    public static Plan plan(Session session, LoadedHistory history, Map<String, String> options, Request request) {
        Optional<Plan> nothing = nothingToDo(session, history, options, request);
        if (nothing.isPresent()) {
            return nothing.get();
        }
        while (true) {
            try {
                return read(session, history, () -> planOnce(session, history, options, request));
            } catch (Refused refused) {
                if (!hasMoved(session, history, refused)) {
                    throw refused;
                }
            }
        }
    }

    private static Plan planOnce(Session session, LoadedHistory history, Map<String, String> options, Request request) {
        Survey survey = look(session, history, options);
        Plan plan = survey.plan(request);
        new GivenOptions(options, history.options()).check(plan);
        if (!survey.empty()) {
            Obstacles.check(plan, history, new StepContext(session, options));
        }
        return plan;
    }

    /**
     * The plan without steps, where {@link HeadsMark} tells that there are none. Where it cannot be asked, for a table
     * is missing, the full look says why.
     */
    private static Optional<Plan> nothingToDo(
            Session session, LoadedHistory history, Map<String, String> options, Request request) {
        if (!request.isToHeads()) {
            return Optional.empty();
        }
        try {
            return told(session, new HeadsMark(session, history, options)::rows, rights(session, history))
                    .map(State::new)
                    .map(state -> new Plan(request, state, List.of(), state));
        } catch (Refused refused) {
            if (SqlState.isMissing(refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /**
     * Whether another process has moved the database since the plan was made. In PostgreSQL a transaction sees rows as
     * of its begin but tables as they are now, so that a migration may look at a table that is not the one it expects.
     */
    private static boolean hasMoved(Session session, LoadedHistory history, Refused refused) {
        return refused.plan()
                .filter(plan -> !plan.before().equals(stateOf(session, history)))
                .isPresent();
    }

    /**
     * Only where the database stands by its version table.
     *
     * @throws Refused when the database does not let itself be read
     */
    public static State stateOf(Session session, LoadedHistory history) {
        return read(
                session,
                history,
                () -> new State(new VersionTable(session, history.settings().versionTable()).rows()));
    }

    /**
     * What the application records of its managers, sorted by tree; nothing when it has no record.
     *
     * @throws Refused when the database does not let itself be read
     */
    public static List<RecordedManager> managers(Session session, LoadedHistory history, Map<String, String> options) {
        return read(
                session,
                history,
                () -> history.managers()
                        .map(managers -> RecordedManager.all(managers, new StepContext(session, options), history))
                        .orElse(List.of()));
    }

    /**
     * Asks a question in one transaction that only reads.
     *
     * @throws Refused when the database does not let itself be read
     */
    public static <T> T read(Session session, Supplier<T> question) {
        return read(session, question, failure -> Optional.empty());
    }

    private static <T> T read(Session session, LoadedHistory history, Supplier<T> question) {
        return read(session, question, rights(session, history));
    }

    private static <T> T read(Session session, Supplier<T> question, Function<Throwable, Optional<String>> advice) {
        return told(session, () -> session.reading(question), advice);
    }

    private static Function<Throwable, Optional<String>> rights(Session session, LoadedHistory history) {
        return new Rights(session, history.settings().versionTable())::afterReading;
    }

    /** Reads, and tells errors as people want to be told. */
    private static <T> T told(Session session, Supplier<T> reading, Function<Throwable, Optional<String>> advice) {
        try {
            return reading.get();
        } catch (RuntimeException e) {
            Optional<Refusal> refusal = Impatience.of("reading the database", e, session.waited())
                    .or(() -> SqlState.of(e)
                            .map(sql -> new DatabaseRefusal.Unreadable(
                                    String.valueOf(sql.getMessage()),
                                    advice.apply(e)
                                            .or(() -> NextStep.after(e))
                                            .orElse("check that it is the right database, and the right schema"))));
            throw refusal.<RuntimeException>map(found -> Refused.because(found, e))
                    .orElse(e);
        }
    }

    /** Where the database stands, tree by tree, and what an upgrade to the heads would do. */
    public Status status() {
        return Status.of(this);
    }

    /** The steps of an upgrade to the heads, whatever options and data they need. */
    List<Step> upgrade() {
        return plan(Request.upgrade("heads")).steps();
    }

    private static Survey look(Session session, LoadedHistory history, Map<String, String> options) {
        VersionTable table = new VersionTable(session, history.settings().versionTable());
        State state = new State(table.rows());
        Optional<Map<String, ManagerVersion>> recorded =
                history.managers().flatMap(m -> Records.read(m, new StepContext(session, options)));
        Journal journal = new Journal(session);
        List<JournalLine> lines = journal.lines();
        List<RevisionNode> gaps = Gaps.of(history.graph(), state, JournalLine.done(lines));
        boolean empty = table.isAlone() && state.rows().isEmpty();
        return new Survey(history, state, empty, recorded, gaps, lines, journal.unfinished());
    }

    private Plan plan(Request request) {
        if (request.direction() == Direction.STAMP) {
            if (!request.purge()) {
                checkRows();
            }
            Plan stamp = Stamp.plan(request, history.graph(), state, recordedRevisions());
            return Begun.overridden(stamp, history.graph(), unfinished);
        }
        Plan plan = move(request);
        List<Refusal> unfinishedOthers = Begun.inTheWayOf(plan.steps(), unfinished);
        if (!unfinishedOthers.isEmpty()) {
            throw new Refused(unfinishedOthers, plan);
        }
        return plan;
    }

    private Plan move(Request request) {
        checkRecords();
        if (request.direction() == Direction.ACCEPT) {
            return Accept.plan(request, history.graph(), state, gaps, edits());
        }
        checkJournal(request.gaps().isEmpty(), request.direction() == Direction.UPGRADE);
        RevisionGraph graph = request.oneShot()
                .map(name -> OneShots.use(history.graph(), name, state))
                .orElse(history.graph());
        Plan plan = new Route(graph, newTrees()).plan(startedInOrder(request, graph), state);
        return request.gaps()
                .map(choice -> choice.before(plan, history.graph(), gaps))
                .orElse(plan);
    }

    /**
     * Whether the database is one of this application's, its two records agree, and it has passed nothing by.
     *
     * @throws Refused when not
     */
    public void check() {
        checkRecords();
        checkJournal(true, false);
    }

    /** The applied revisions that were edited since. */
    public List<Edit> edits() {
        return Edit.of(history.graph(), state, journal);
    }

    /**
     * What an upgrade to {@code heads} has still to reach, each after what comes before it; nothing where the database
     * and the history leave open which branch is meant. Whether something stands in its way is not asked.
     */
    public List<RevisionNode> pending() {
        RevisionGraph graph = history.graph();
        try {
            List<RevisionNode> heads = new Resolution(graph, state, newTrees()).of(new Target.Heads(Optional.empty()));
            return graph.inOrder(
                    graph.missing(heads.stream().map(RevisionNode::id).toList(), state.applied(graph)));
        } catch (Refused undecided) {
            return List.of();
        }
    }

    private void checkRecords() {
        boolean hasManagers = !history.settings().managers().isEmpty();
        // What a first step outside of a transaction has made so far is there before any record of it.
        boolean isNew = empty || (state.rows().isEmpty() && !unfinished.isEmpty());
        if (hasManagers && recorded.isEmpty() && !isNew) {
            throw new Refused(new StateRefusal.NotOurs());
        }
        if (state.rows().isEmpty() && !isNew) {
            throw new Refused(recordsNothing() ? StateRefusal.UnusableRecord.empty() : new StateRefusal.NotStamped());
        }
        checkRows();
        recorded.ifPresent(versions -> Records.check(history.graph(), state, versions));
    }

    private void checkRows() {
        refuse(UnknownRows.refusals(history.graph(), state, journal));
    }

    /** What is under way must not build on what is not there, or not as this build has it. */
    private void checkJournal(boolean forGaps, boolean forEdits) {
        List<Refusal> found = new ArrayList<>();
        if (forGaps) {
            gaps.stream().map(StateRefusal.Gap::new).forEach(found::add);
        }
        if (forEdits) {
            edits().stream().map(StateRefusal.Edited::new).forEach(found::add);
        }
        refuse(found);
    }

    private static void refuse(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw new Refused(refusals);
        }
    }

    private boolean recordsNothing() {
        return recorded.filter(Map::isEmpty).isPresent();
    }

    private Map<String, RevisionNode> recordedRevisions() {
        if (!history.settings().managers().isEmpty() && recorded.isEmpty()) {
            throw new Refused(empty ? new StateRefusal.NothingToStamp() : new StateRefusal.NotOurs());
        }
        return Records.revisions(history.graph(), recorded.orElse(Map.of()));
    }

    /** In an empty database, the trees that the history names before the target's come first. */
    private Request startedInOrder(Request request, RevisionGraph graph) {
        List<String> named = history.settings().newDatabase();
        Set<String> targets = new LinkedHashSet<>();
        for (String text : request.targets()) {
            int end = Target.parse(graph, text)
                    .tree()
                    .map(tree -> named.indexOf(tree.text()))
                    .orElse(-1);
            targets.addAll(state.rows().isEmpty() && end > 0 ? named.subList(0, end) : List.of());
            targets.add(text);
        }
        return request.to(List.copyOf(targets));
    }

    /**
     * The trees that {@code heads} starts where the database does not use them: those that the history names, also when
     * making the database was interrupted; else all, unless the application itself records which trees it uses.
     */
    private Collection<TreeName> newTrees() {
        List<String> named = history.settings().newDatabase();
        if (!named.isEmpty()) {
            return named.stream().map(TreeName::new).toList();
        }
        return state.rows().isEmpty() || history.settings().managers().isEmpty()
                ? history.graph().trees()
                : List.of();
    }
}
