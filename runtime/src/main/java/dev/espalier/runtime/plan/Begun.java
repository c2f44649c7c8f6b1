package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A step whose work is no transaction, begun and not finished.
 *
 * @param line its line of the journal
 * @param revision the revision's id
 * @param direction what is done for it
 * @param started when it was begun, by the database's clock
 * @param by who carries it out, or did so last: user, host and process
 * @param alive whether that process was seen in the last ten seconds, by the database's clock
 */
public record Begun(
        long line,
        String revision,
        TreeName tree,
        String manager,
        String version,
        Direction direction,
        Instant started,
        String by,
        boolean alive) {

    /** Whether it is the same step. */
    public boolean is(Step step) {
        return revision.equals(step.node().id()) && tree.equals(step.node().tree()) && direction == step.direction();
    }

    /** Of the steps that were begun, those that a plan does not begin with in their trees, though it goes on there. */
    public static List<Refusal> inTheWayOf(List<Step> plan, Collection<Begun> begun) {
        return begun.stream()
                .filter(unfinished -> unfinished.first(plan).stream().anyMatch(step -> !unfinished.is(step)))
                .<Refusal>map(StateRefusal.Unfinished::new)
                .toList();
    }

    /**
     * A stamp that also writes down where the database stands in the trees that it is about and where something was
     * begun, though no row moves: so nothing counts as begun there any more.
     */
    public static Plan overridden(Plan stamp, RevisionGraph graph, Collection<Begun> begun) {
        Set<TreeName> trees = new LinkedHashSet<>();
        begun.stream()
                .filter(unfinished -> unfinished.first(stamp.steps()).isEmpty())
                .filter(unfinished -> unfinished.isMeant(stamp.request(), graph))
                .forEach(unfinished -> trees.add(unfinished.tree().base()));
        List<Step> steps = new ArrayList<>(stamp.steps());
        for (TreeName tree : trees) {
            Optional<RevisionNode> at = stamp.after().of(graph, tree);
            RevisionNode node = at.orElseGet(() -> graph.root(tree));
            steps.add(new Step(node, Direction.STAMP, at, at, List.of(), List.of()));
        }
        return new Plan(stamp.request(), stamp.before(), steps, stamp.after());
    }

    private boolean isMeant(Request request, RevisionGraph graph) {
        return graph.trees().contains(tree.base())
                && (request.targets().isEmpty()
                        || request.targets().stream()
                                .flatMap(text -> Target.parse(graph, text).tree().stream())
                                .anyMatch(aim -> aim.base().equals(tree.base())));
    }

    private Optional<Step> first(List<Step> plan) {
        return plan.stream()
                .filter(step -> step.node().tree().base().equals(tree.base()))
                .findFirst();
    }

    /** The step in a few words. */
    public String title() {
        return direction + " " + tree + (manager.isEmpty() ? " root" : " " + manager + " " + version) + " (" + revision
                + ")";
    }

    /** The process that carries it out, as one that is waited for. */
    public Blocker blocker() {
        int slash = by.lastIndexOf('/');
        return new Blocker.Starter(by.substring(0, slash), Long.parseLong(by.substring(slash + 1)), started);
    }

    /** What has become of it. */
    public String sentence() {
        return title() + " was begun at " + started + " by " + by + " and is not finished";
    }

    /** How it is carried out to its end. */
    String command() {
        return switch (direction) {
            case APPLY -> "upgrade DATABASE --gaps apply";
            case DOWNGRADE -> "downgrade DATABASE " + revision + "-1";
            default -> "upgrade DATABASE " + revision;
        };
    }
}
