package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the steps from where a database stands to a target. Set algebra on down-sets: an upgrade is the target's
 * ancestors less what is applied, a downgrade is what is applied after the target, in reverse. Every plan it makes can
 * be carried out; otherwise it says all that is in the way.
 */
public final class Planner {
    private final RevisionGraph graph;
    private final State state;
    private final Resolution resolution;
    private final Set<String> applied;
    private final List<Refusal> refusals = new ArrayList<>();

    /**
     * @param graph the history in use
     * @param state where the database stands
     * @param newTrees the trees that {@code heads} starts when the database does not use them, in this order
     */
    public Planner(RevisionGraph graph, State state, Collection<TreeName> newTrees) {
        this.graph = graph;
        this.state = state;
        this.resolution = new Resolution(graph, state, newTrees);
        this.applied = state.applied(graph);
        checkRows();
    }

    /**
     * The plan for a request to upgrade or downgrade.
     *
     * @throws Refused when there is none
     */
    public Plan plan(Request request) {
        Rows rows = new Rows(graph, state);
        refusals.addAll(
                request.direction() == Direction.UPGRADE
                        ? new Ascent(graph, state, rows).to(goals(request.targets()))
                        : new Descent(graph, state, applied).to(request.targets(), resolution, rows));
        refuse();
        return new Plan(request, state, rows.steps(), rows.state());
    }

    /** Rows that the history does not know, and rows that cannot stand together. */
    private void checkRows() {
        state.unknown(graph).forEach(row -> refusals.add(new StateRefusal.UnknownRow(row, Optional.empty())));
        refuse();
        Set<String> maximal = graph.maximal(applied);
        for (Map.Entry<TreeName, List<RevisionNode>> tree : state.byTree(graph).entrySet()) {
            if (!canStandTogether(tree.getValue(), maximal)) {
                refusals.add(new StateRefusal.SeveralRows(tree.getKey(), tree.getValue()));
            }
        }
        refuse();
    }

    /** A tree has several rows only where a merge of one branch is still open. */
    private boolean canStandTogether(List<RevisionNode> rows, Set<String> maximal) {
        if (rows.stream().map(RevisionNode::manager).distinct().count() > 1) {
            return false;
        }
        Set<String> included = new HashSet<>();
        rows.stream().filter(row -> !maximal.contains(row.id())).forEach(row -> included.add(row.id()));
        if (rows.size() < 2 || included.isEmpty()) {
            return true;
        }
        List<String> before =
                rows.stream().flatMap(row -> graph.before(row).stream()).toList();
        return graph.ancestors(before).stream().noneMatch(included::contains);
    }

    private List<RevisionNode> goals(List<String> targets) {
        List<RevisionNode> goals = new ArrayList<>();
        for (String text : targets) {
            try {
                Target target = Target.parse(graph, text);
                goals.addAll(
                        target instanceof Target.Relative relative
                                ? Walk.of(graph, state, relative, Direction.UPGRADE).end().stream()
                                        .toList()
                                : resolution.of(target));
            } catch (Refused refused) {
                refusals.addAll(refused.refusals());
            }
        }
        refuse();
        return goals;
    }

    private void refuse() {
        if (!refusals.isEmpty()) {
            throw new Refused(refusals);
        }
    }
}
