package dev.espalier.runtime.plan;

import dev.espalier.graph.Capability;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the steps from where a database stands to a target. Set algebra on down-sets: an upgrade is the target's
 * ancestors less what is applied, a downgrade is what is applied after the target, in reverse. Every plan it makes can
 * be carried out; otherwise it says all that is in the way.
 */
public final class Planner {
    private final RevisionGraph graph;
    private final State state;
    private final Collection<TreeName> newTrees;
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
        this.newTrees = newTrees;
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
        if (request.direction() == Direction.UPGRADE) {
            refusals.addAll(new Ascent(graph, state, rows).to(goals(request)));
        } else {
            downgrade(goals(request), rows);
        }
        refuse();
        return new Plan(request, state, rows.steps(), rows.state());
    }

    /** Rows that the history does not know, and rows that cannot stand together. */
    private void checkRows() {
        for (String row : state.rows()) {
            if (graph.find(row).isEmpty()) {
                refusals.add(new Refusal.UnknownRow(row));
            }
        }
        for (TreeName tree : graph.trees()) {
            List<RevisionNode> rows = state.in(graph, tree);
            if (rows.stream().anyMatch(row -> !canStandWith(row, rows))) {
                refusals.add(new Refusal.SeveralRows(tree, rows));
            }
        }
        refuse();
    }

    /** A tree has several rows only where a merge of one branch is still open. */
    private boolean canStandWith(RevisionNode row, List<RevisionNode> rows) {
        return rows.stream()
                .filter(other -> !other.equals(row))
                .allMatch(other -> other.manager().equals(row.manager())
                        && !graph.ancestors(Set.of(other.id())).contains(row.id()));
    }

    private List<RevisionNode> goals(Request request) {
        List<RevisionNode> goals = new ArrayList<>();
        for (String text : request.targets()) {
            Target target = Target.parse(graph, text);
            if (target instanceof Target.At at) {
                goals.add(at.node());
            } else if (target instanceof Target.Head head) {
                head.branch()
                        .map(graph::head)
                        .or(() -> head(head.name()))
                        .ifPresentOrElse(
                                goals::add,
                                () -> refusals.add(new Refusal.UndecidedBranch(head.name(), graph.heads(head.name()))));
            } else {
                goals.addAll(heads());
            }
        }
        refuse();
        return goals;
    }

    /** The heads of all trees in use, after those that the database is to start with. */
    private List<RevisionNode> heads() {
        Set<TreeName> trees = new LinkedHashSet<>(newTrees);
        graph.trees().stream().filter(tree -> state.of(graph, tree).isPresent()).forEach(trees::add);
        List<RevisionNode> heads = new ArrayList<>();
        for (TreeName tree : trees) {
            Optional<RevisionNode> head = head(tree);
            boolean standsAtRoot =
                    state.of(graph, tree).filter(RevisionNode::isRoot).isPresent();
            if (head.isPresent()) {
                heads.add(head.get());
            } else if (!standsAtRoot) {
                refusals.add(new Refusal.UndecidedBranch(tree, graph.heads(tree)));
            }
        }
        return heads;
    }

    /**
     * The head of the branch a tree is on; of the only branch, or the only one that can be created, when it is on none.
     */
    private Optional<RevisionNode> head(TreeName tree) {
        Optional<RevisionNode> current = state.of(graph, tree);
        List<RevisionNode> heads = graph.heads(tree);
        if (current.filter(node -> !node.isRoot()).isPresent()) {
            return onWay(
                    heads,
                    node -> graph.ancestors(Set.of(node.id()))
                            .contains(current.get().id()));
        }
        return heads.size() == 1
                ? Optional.of(heads.get(0))
                : onWay(heads, node -> current.isEmpty() && canBeCreated(node));
    }

    private boolean canBeCreated(RevisionNode head) {
        return graph.ancestors(Set.of(head.id())).stream()
                .map(graph::get)
                .anyMatch(node -> node.tree().equals(head.tree()) && node.can(Capability.CREATE));
    }

    /** The only head that meets the condition. */
    private static Optional<RevisionNode> onWay(List<RevisionNode> heads, Predicate<RevisionNode> condition) {
        List<RevisionNode> found = heads.stream().filter(condition).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private void downgrade(List<RevisionNode> goals, Rows rows) {
        for (RevisionNode goal : goals) {
            if (!applied.contains(goal.id())) {
                refusals.add(new Refusal.NotApplied(goal));
            }
        }
        Set<String> after = graph.descendants(ids(goals));
        after.removeAll(ids(goals));
        after.retainAll(applied);
        List<RevisionNode> undone = new ArrayList<>(graph.inOrder(after));
        Collections.reverse(undone);
        for (RevisionNode node : undone) {
            if (!node.can(Capability.DOWNGRADE)) {
                refusals.add(new Refusal.Irreversible(node));
            }
        }
        refuse();
        undone.forEach(rows::downgrade);
    }

    private void refuse() {
        if (!refusals.isEmpty()) {
            throw new Refused(refusals);
        }
    }

    private static Set<String> ids(Collection<RevisionNode> nodes) {
        Set<String> ids = new HashSet<>();
        nodes.forEach(node -> ids.add(node.id()));
        return ids;
    }
}
