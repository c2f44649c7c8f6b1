package dev.espalier.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Databases with a random life: builds that know more and more revisions, older ones among them, carry them up and
 * down.
 */
class GapsOfRandomLivesTest {
    /** Two trees, each a line in this order. */
    private static final List<String> ALL = List.of("a1", "a2", "a3", "a4", "a5", "a6", "b1", "b2", "b3", "b4");

    /** What depends on a revision of the other tree. */
    private static final Map<String, String> DEPENDENCIES = Map.of("b1", "a1", "b3", "a4");

    /** What every build knows. */
    private static final Set<String> NEEDED = Set.of("a1", "a4", "b1", "b4");

    private final List<Done> journal = new ArrayList<>();
    private final Set<String> really = new HashSet<>();
    private State state = new State(List.of());

    @Test
    void whatOnlyEspalierMovedIsKnownExactly() {
        int found = 0;
        for (int seed = 0; seed < 600; seed++) {
            GapsOfRandomLivesTest life = new GapsOfRandomLivesTest();
            Set<String> lacking = life.live(new Random(seed), false);
            assertThat(life.gaps()).as("seed %d: %s", seed, life.journal).isEqualTo(lacking);
            found += lacking.isEmpty() ? 0 : 1;
        }
        assertThat(found).isGreaterThan(60);
    }

    @Test
    void whereAnotherToolOrAStampHasMovedItNothingAppliedIsEverReported() {
        int found = 0;
        for (int seed = 0; seed < 600; seed++) {
            GapsOfRandomLivesTest life = new GapsOfRandomLivesTest();
            Set<String> lacking = life.live(new Random(seed), true);
            assertThat(lacking).as("seed %d: %s", seed, life.journal).containsAll(life.gaps());
            found += life.gaps().isEmpty() ? 0 : 1;
        }
        assertThat(found).isGreaterThan(15);
    }

    /** Returns what the rows claim in the end, and nobody has applied. */
    private Set<String> live(Random random, boolean otherTool) {
        Set<String> known = new HashSet<>(NEEDED);
        for (int i = 0; i < 30; i++) {
            Set<String> build = new HashSet<>(known);
            if (random.nextInt(3) == 0) {
                build.removeIf(id -> !NEEDED.contains(id) && random.nextInt(3) == 0);
            }
            if (random.nextInt(3) == 0) {
                known.add(ALL.get(random.nextInt(ALL.size())));
            } else if (otherTool && build.containsAll(withoutRoots(really)) && random.nextInt(5) == 0) {
                stamp(graph(build), random);
            } else if (build.containsAll(withoutRoots(otherTool ? really : state.rows()))) {
                move(graph(build), random, otherTool && random.nextInt(3) == 0);
            }
        }
        Set<String> lacking = new TreeSet<>(state.applied(graph(Set.copyOf(ALL))));
        lacking.removeAll(really);
        return lacking;
    }

    private void move(RevisionGraph graph, Random random, boolean otherTool) {
        if (!otherTool && !close(graph, random)) {
            return;
        }
        List<RevisionNode> nodes = List.copyOf(graph.nodes());
        String goal = nodes.get(random.nextInt(nodes.size())).id();
        boolean up = otherTool || random.nextBoolean();
        Plan plan;
        try {
            plan = new Planner(graph, state, List.of()).plan(up ? Request.upgrade(goal) : Request.downgrade(goal));
        } catch (Refused e) {
            return;
        }
        plan.steps().forEach(step -> carryOut(step, otherTool));
    }

    /** A stamp tells the truth. */
    private void stamp(RevisionGraph graph, Random random) {
        List<RevisionNode> nodes = List.copyOf(graph.nodes());
        RevisionNode goal = nodes.get(random.nextInt(nodes.size()));
        Plan plan;
        try {
            plan = Stamp.plan(Request.stamp(List.of(goal.id()), false), graph, state, Map.of());
        } catch (Refused e) {
            return;
        }
        plan.steps().forEach(step -> carryOut(step, false));
        Set<String> claimed = state.applied(graph);
        really.retainAll(claimed);
        if (!plan.isEmpty()) {
            really.addAll(graph.ancestors(Set.of(goal.id())));
        }
    }

    /** Sees to the gaps that the build knows, or does not touch the database. */
    private boolean close(RevisionGraph graph, Random random) {
        List<RevisionNode> gaps = Gaps.of(graph, state, journal);
        if (gaps.isEmpty() || random.nextBoolean()) {
            return gaps.isEmpty();
        }
        Plan nothing = new Plan(Request.upgrade("heads"), state, List.of(), state);
        GapChoice choice = random.nextBoolean() ? GapChoice.APPLY : GapChoice.ACCEPT;
        choice.before(nothing, graph, gaps).steps().forEach(step -> carryOut(step, false));
        return true;
    }

    private void carryOut(Step step, boolean otherTool) {
        Set<String> rows = new HashSet<>(state.rows());
        rows.removeAll(step.removed());
        rows.addAll(step.added());
        String id = step.node().id();
        if (!otherTool) {
            journal.add(new Done(id, step.node().tree(), step.direction(), state.rows(), rows));
        }
        if (step.direction() == Direction.DOWNGRADE) {
            really.remove(id);
        } else {
            really.add(id);
        }
        state = new State(rows);
    }

    private Set<String> gaps() {
        Set<String> ids = new TreeSet<>();
        Gaps.of(graph(Set.copyOf(ALL)), state, journal).forEach(node -> ids.add(node.id()));
        return ids;
    }

    private static Set<String> withoutRoots(Set<String> ids) {
        Set<String> others = new HashSet<>(ids);
        others.removeAll(Set.of("a0", "b0"));
        return others;
    }

    /** The history of a build: each tree is a line of what it knows. */
    private static RevisionGraph graph(Set<String> known) {
        List<String> lines = new ArrayList<>(List.of("a a0", "b b0"));
        Map<String, String> last = new HashMap<>();
        for (String id : ALL) {
            if (known.contains(id)) {
                String tree = id.substring(0, 1);
                String dependency = DEPENDENCIES.containsKey(id) ? " +" + DEPENDENCIES.get(id) : "";
                lines.add(tree + " " + id + " <" + last.getOrDefault(tree, tree + "0") + dependency + " M =ud");
                last.put(tree, id);
            }
        }
        return Histories.of(lines.toArray(String[]::new));
    }
}
