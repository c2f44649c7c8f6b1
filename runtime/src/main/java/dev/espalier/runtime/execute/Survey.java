package dev.espalier.runtime.execute;

import dev.espalier.ManagerVersion;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import dev.espalier.runtime.plan.Direction;
import dev.espalier.runtime.plan.OneShots;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Planner;
import dev.espalier.runtime.plan.Refusal;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.Stamp;
import dev.espalier.runtime.plan.State;
import dev.espalier.runtime.store.Session;
import dev.espalier.runtime.store.VersionTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a look at a database tells, and the plans that follow from it.
 *
 * @param state where it stands by its version table
 * @param empty whether it holds nothing at all
 * @param recorded what the application records, when it has a record
 */
public record Survey(
        LoadedHistory history, State state, boolean empty, Optional<Map<String, ManagerVersion>> recorded) {

    /** Looks at the database, in one transaction. */
    public static Survey of(Session session, LoadedHistory history, Map<String, String> options) {
        return session.reading(() -> {
            VersionTable table = new VersionTable(session, history.settings().versionTable());
            State state = new State(table.rows());
            Optional<Map<String, ManagerVersion>> recorded =
                    history.managers().flatMap(m -> m.read(new StepContext(session, options, message -> {})));
            return new Survey(history, state, table.isAlone() && state.rows().isEmpty(), recorded);
        });
    }

    /**
     * The plan for a request.
     *
     * @throws Refused when there is none, or the database is not one to be touched
     */
    public Plan plan(Request request) {
        if (request.direction() == Direction.STAMP) {
            return Stamp.plan(request, history.graph(), state, recordedRevisions());
        }
        check();
        RevisionGraph graph = request.oneShot()
                .map(name -> OneShots.use(history.graph(), name, state))
                .orElse(history.graph());
        return new Planner(graph, state, newTrees()).plan(request);
    }

    /**
     * Whether the database is one of this application's, and its two records agree.
     *
     * @throws Refused when not
     */
    public void check() {
        boolean hasManagers = !history.settings().managers().isEmpty();
        if (hasManagers && recorded.isEmpty() && !empty) {
            throw new Refused(new Refusal.NotOurs());
        }
        if (state.rows().isEmpty() && !empty) {
            throw new Refused(new Refusal.NotStamped());
        }
        for (String row : state.rows()) {
            if (history.graph().find(row).isEmpty()) {
                throw new Refused(new Refusal.UnknownRow(row));
            }
        }
        recorded.ifPresent(versions -> Records.check(history.graph(), state, versions));
    }

    private Map<String, RevisionNode> recordedRevisions() {
        if (!history.settings().managers().isEmpty() && recorded.isEmpty()) {
            throw new Refused(new Refusal.NotOurs());
        }
        return Records.revisions(history.graph(), recorded.orElse(Map.of()));
    }

    /**
     * An application that records its trees starts others only when told to; a new database starts with those that its
     * history names.
     */
    private Collection<TreeName> newTrees() {
        List<String> named = history.settings().newDatabase();
        Collection<TreeName> all = named.isEmpty()
                ? history.graph().trees()
                : named.stream().map(TreeName::new).toList();
        return state.rows().isEmpty() || history.settings().managers().isEmpty() ? all : List.of();
    }
}
