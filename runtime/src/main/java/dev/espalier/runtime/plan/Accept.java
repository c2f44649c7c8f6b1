package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts one revision as applied as it reads now: one that was edited since it was applied, or a gap. */
public final class Accept {
    private Accept() {}

    /**
     * The plan, of one step.
     *
     * @param gaps what the database has passed by
     * @param edits what was edited since it was applied
     * @throws Refused when the target is not one revision, or there is nothing about it to accept
     */
    public static Plan plan(
            Request request, RevisionGraph graph, State state, List<RevisionNode> gaps, List<Edit> edits) {
        String text = request.targets().get(0);
        List<RevisionNode> found = new Resolution(graph, state, graph.trees()).of(Target.parse(graph, text));
        if (found.size() != 1) {
            throw new Refused(
                    found.isEmpty()
                            ? new TargetRefusal.UnknownTarget(text, "; it means no revision, and accept takes one")
                            : new TargetRefusal.SeveralHeads(text, found));
        }
        RevisionNode wanted = found.get(0);
        RevisionNode open = Stream.concat(edits.stream().map(Edit::node), gaps.stream())
                .filter(node -> node.id().equals(wanted.id()))
                .findFirst()
                .orElseThrow(() -> new Refused(new StateRefusal.NothingToAccept(
                        wanted, state.applied(graph).contains(wanted.id()))));
        Optional<RevisionNode> stand = state.of(graph, open.tree());
        Step step = new Step(open, Direction.ACCEPT, stand, stand, List.of(), List.of(), request.reason());
        return new Plan(request, state, List.of(step), state);
    }

    /** Whether there is still something to accept, by a journal that may have grown since the plan was made. */
    public static boolean isOpen(RevisionNode node, RevisionGraph graph, State state, List<JournalLine> journal) {
        return Edit.of(graph, state, journal).stream()
                        .anyMatch(edit -> edit.node().equals(node))
                || isGap(node, graph, state, journal);
    }

    /** Whether the database has passed it by. */
    public static boolean isGap(RevisionNode node, RevisionGraph graph, State state, List<JournalLine> journal) {
        return Gaps.of(graph, state, JournalLine.done(journal)).contains(node);
    }
}
