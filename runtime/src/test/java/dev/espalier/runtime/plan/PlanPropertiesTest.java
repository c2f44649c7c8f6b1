package dev.espalier.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.graph.Capability;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every plan over every forest with branches, merges and dependencies. */
class PlanPropertiesTest {
    private static final TreeName NAMELESS = new TreeName("");

    /**
     * What one revision is made of: how many parents and dependencies it has, each counted back from it.
     *
     * @param parents distances of revisions before it; too far means none
     */
    record Link(List<Integer> parents, List<Integer> dependencies) {}

    @Property(tries = 500)
    void everyPrefixOfAnUpgradeIsAValidState(
            @ForAll("links") List<Link> links, @ForAll("picks") List<Integer> start, @ForAll("pick") int target) {
        RevisionGraph graph = graph(links);
        State state = state(graph, start);
        RevisionNode goal = pick(graph, target);
        Plan plan = planner(graph, state).plan(Request.upgrade(goal.id()));

        walk(graph, plan);
        Set<String> expected = new HashSet<>(state.applied(graph));
        expected.addAll(graph.ancestors(Set.of(goal.id())));
        assertThat(plan.after().rows()).isEqualTo(graph.maximal(expected));
    }

    @Property(tries = 500)
    void everyPrefixOfADowngradeIsAValidState(
            @ForAll("links") List<Link> links, @ForAll("picks") List<Integer> start, @ForAll("pick") int target) {
        RevisionGraph graph = graph(links);
        State state = state(graph, start);
        List<RevisionNode> applied = graph.inOrder(state.applied(graph));
        String to = applied.isEmpty()
                ? "base"
                : applied.get(target % applied.size()).id();

        Plan plan = planner(graph, state).plan(Request.downgrade(to));

        walk(graph, plan);
        assertThat(to.equals("base") || plan.after().applied(graph).contains(to))
                .as("the target itself stays")
                .isTrue();
        assertThat(plan.after().applied(graph))
                .noneMatch(id -> graph.get(id).parents().contains(to));
    }

    @Property(tries = 300)
    void upToTheHeadsAndBackToTheBaseLeavesNothing(
            @ForAll("links") List<Link> links, @ForAll("picks") List<Integer> start) {
        RevisionGraph graph = graph(links);
        Plan up = planner(graph, state(graph, start)).plan(Request.upgrade("heads"));
        Plan down = planner(graph, up.after()).plan(Request.downgrade("base"));

        walk(graph, down);
        assertThat(up.after().applied(graph)).hasSize(graph.nodes().size());
        assertThat(down.after().rows()).isEmpty();
    }

    @Property(tries = 300)
    void whatAnUpgradeOfOneRevisionDidADowngradeUndoes(
            @ForAll("links") List<Link> links, @ForAll("picks") List<Integer> start, @ForAll("pick") int target) {
        RevisionGraph graph = graph(links);
        State before = state(graph, start);
        RevisionNode goal = pick(graph, target);
        Plan up = planner(graph, before).plan(Request.upgrade(goal.id()));

        State state = up.after();
        List<Step> steps = new ArrayList<>(up.steps());
        while (!steps.isEmpty()) {
            Rows rows = new Rows(graph, state);
            rows.downgrade(steps.remove(steps.size() - 1).node());
            state = rows.state();
        }
        assertThat(state).isEqualTo(before);
    }

    @Property(tries = 500)
    void aStampLeavesADownSetWithItsDestination(
            @ForAll("links") List<Link> links, @ForAll("picks") List<Integer> start, @ForAll("pick") int target) {
        RevisionGraph graph = graph(links);
        RevisionNode goal = pick(graph, target);
        Plan plan = Stamp.plan(Request.stamp(List.of(goal.id()), false), graph, state(graph, start), Map.of());

        assertThat(plan.after().rows())
                .contains(goal.id())
                .isEqualTo(graph.maximal(plan.after().applied(graph)));
        Set<String> rows = new TreeSet<>(plan.before().rows());
        plan.steps().forEach(step -> move(rows, step));
        assertThat(rows).isEqualTo(plan.after().rows());
    }

    /** Follows the steps: each needs its own parents and dependencies, and leaves the maximal elements as rows. */
    private static void walk(RevisionGraph graph, Plan plan) {
        Set<String> applied = new HashSet<>(plan.before().applied(graph));
        Set<String> rows = new TreeSet<>(plan.before().rows());
        for (Step step : plan.steps()) {
            String id = step.node().id();
            if (step.direction() == Direction.UPGRADE) {
                assertThat(applied).containsAll(graph.before(step.node()));
                assertThat(applied.add(id)).isTrue();
            } else {
                assertThat(applied.remove(id)).isTrue();
                assertThat(graph.after(step.node())).noneMatch(later -> applied.contains(later.id()));
            }
            move(rows, step);
            assertThat(rows).isEqualTo(graph.maximal(applied));
            assertThat(graph.ancestors(rows)).isEqualTo(applied);
        }
        assertThat(plan.after().rows()).isEqualTo(rows);
    }

    private static void move(Set<String> rows, Step step) {
        step.removed().forEach(row -> assertThat(rows.remove(row)).isTrue());
        step.added().forEach(row -> assertThat(rows.add(row)).isTrue());
    }

    private static Planner planner(RevisionGraph graph, State state) {
        return new Planner(graph, state, graph.trees());
    }

    private static State state(RevisionGraph graph, List<Integer> picks) {
        return new State(graph.maximal(
                graph.ancestors(picks.stream().map(n -> pick(graph, n).id()).toList())));
    }

    private static RevisionNode pick(RevisionGraph graph, int number) {
        return List.copyOf(graph.nodes()).get(number % graph.nodes().size());
    }

    private static RevisionGraph graph(List<Link> links) {
        List<RevisionNode> nodes = new ArrayList<>();
        for (Link link : links) {
            nodes.add(new RevisionNode(
                    "r" + nodes.size(),
                    ids(nodes, link.parents()),
                    ids(nodes, link.dependencies()),
                    NAMELESS,
                    "",
                    "",
                    Set.of(Capability.UPGRADE, Capability.DOWNGRADE),
                    "",
                    "",
                    ""));
        }
        return RevisionGraph.labelled(nodes, Map.of());
    }

    private static List<String> ids(List<RevisionNode> before, List<Integer> distances) {
        return distances.stream()
                .filter(distance -> distance <= before.size())
                .map(distance -> before.get(before.size() - distance).id())
                .distinct()
                .toList();
    }

    @Provide
    Arbitrary<List<Link>> links() {
        Arbitrary<Integer> distance = Arbitraries.integers().between(1, 6);
        Arbitrary<List<Integer>> parents = distance.list().ofMaxSize(2);
        Arbitrary<List<Integer>> dependencies = distance.list().ofMaxSize(1);
        return Combinators.combine(parents, dependencies)
                .as(Link::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    @Provide
    Arbitrary<List<Integer>> picks() {
        return pick().list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<Integer> pick() {
        return Arbitraries.integers().between(0, 24);
    }
}
