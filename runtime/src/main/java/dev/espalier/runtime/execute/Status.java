package dev.espalier.runtime.execute;

import dev.espalier.graph.Branch;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import dev.espalier.runtime.plan.Begun;
import dev.espalier.runtime.plan.Edit;
import dev.espalier.runtime.plan.Refusal;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.State;
import dev.espalier.runtime.plan.StateRefusal;
import dev.espalier.runtime.plan.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a database stands, and how far that is from where this build would carry it.
 *
 * @param state where it stands by its version table
 * @param trees where it stands in each tree, sorted by name; one-shot trees are left out
 * @param gaps the revisions that it has passed by
 * @param edits the applied revisions that were edited since
 * @param unfinished the steps that were begun, and are not finished
 * @param pending the steps of an upgrade to the heads; none when there are refusals
 * @param refusals why there is no such upgrade; empty when there is one, or nothing to do
 */
public record Status(
        State state,
        List<Tree> trees,
        List<RevisionNode> gaps,
        List<Edit> edits,
        List<Begun> unfinished,
        List<Step> pending,
        List<Refusal> refusals) {
    public Status {
        trees = List.copyOf(trees);
        gaps = List.copyOf(gaps);
        edits = List.copyOf(edits);
        unfinished = List.copyOf(unfinished);
        pending = List.copyOf(pending);
        refusals = List.copyOf(refusals);
    }

    /**
     * Where the database stands in one tree.
     *
     * @param at the revision; empty when the database does not use the tree
     * @param pending the revisions of its branch that are not applied, in order
     */
    public record Tree(TreeName name, Optional<RevisionNode> at, List<RevisionNode> pending) {
        public Tree {
            pending = List.copyOf(pending);
        }

        private static Tree of(RevisionGraph graph, State state, Set<String> applied, TreeName name) {
            Optional<RevisionNode> at = state.of(graph, name);
            List<RevisionNode> pending = at.filter(node -> !node.manager().isEmpty())
                    .map(node -> graph.nodes(new Branch(name, node.manager())).stream()
                            .filter(later -> !applied.contains(later.id()))
                            .toList())
                    .orElse(List.of());
            return new Tree(name, at, pending);
        }
    }

    static Status of(Survey survey) {
        RevisionGraph graph = survey.history().graph();
        Set<String> applied = survey.state().applied(graph);
        List<Tree> trees = graph.trees().stream()
                .map(name -> Tree.of(graph, survey.state(), applied, name))
                .toList();
        List<Step> pending = List.of();
        List<Refusal> refusals = List.of();
        try {
            pending = survey.upgrade();
        } catch (Refused refused) {
            refusals = refused.refusals();
        }
        return new Status(survey.state(), trees, survey.gaps(), survey.edits(), survey.unfinished(), pending, refusals);
    }

    /**
     * Looks whether the database stands where this build would carry it: what a service asks before it takes work.
     *
     * @throws Refused when not, with every reason
     */
    public void check() {
        if (refusals.isEmpty() && !unfinished.isEmpty()) {
            throw new Refused(unfinished.stream()
                    .<Refusal>map(StateRefusal.Unfinished::new)
                    .toList());
        }
        if (!refusals.isEmpty()) {
            throw new Refused(refusals);
        }
        if (!pending.isEmpty()) {
            throw new Refused(new StateRefusal.Pending(pending));
        }
    }
}
