package dev.espalier.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.TreeName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The shop of these tests: tree a has one branch, tree b depends on it, tree c has two branches and a detour between
 * them.
 */
class PlannerTest {
    private static final RevisionGraph GRAPH = Histories.of(
            "a a0",
            "a a1 <a0 M =ud",
            "a a2 <a1 M =ud",
            "a a3 <a2 M =u",
            "b b0",
            "b b1 <b0 +a2 N =ud",
            "c c0",
            "c x1 <c0 X =-",
            "c x2 <x1 X =u",
            "c y1 <c0 Y =c",
            "c y2 <y1 Y =ud",
            "c/x_to_y c0",
            "c/x_to_y x2 <c0 X =-",
            "c/x_to_y y1 <x2 Y =u");

    @Test
    void upgradeTakesWhatIsMissingBelowTheTargetParentsFirst() {
        assertThat(steps(upgrade("a1", "a3"))).containsExactly("upgrade a2", "upgrade a3");
    }

    @Test
    void rowsMoveWithEachStep() {
        Plan plan = upgrade("a1", "a3");
        assertThat(plan.steps().get(0).removed()).containsExactly("a1");
        assertThat(plan.steps().get(0).added()).containsExactly("a2");
        assertThat(plan.after().rows()).containsExactly("a3");
    }

    @Test
    void upgradeBringsDependenciesOfOtherTrees() {
        Plan plan = upgrade("a1", "b1");
        assertThat(steps(plan)).containsExactly("upgrade a2", "upgrade b0", "upgrade b1");
        assertThat(plan.after().rows()).as("a2 lies below b1").containsExactly("b1");
    }

    @Test
    void rootsNeedNobodyToCarryThemOut() {
        assertThat(steps(upgrade("", "a1"))).containsExactly("upgrade a0", "upgrade a1");
    }

    @Test
    void headsMeansTheBranchesThatTheDatabaseIsOn() {
        assertThat(steps(plan(Request.upgrade("heads"), List.of(), "a2", "y1")))
                .containsExactly("upgrade a3", "upgrade y2");
    }

    @Test
    void aTreeMeansTheHeadOfTheBranchItIsOn() {
        assertThat(steps(upgrade("x1", "c"))).containsExactly("upgrade x2");
        assertThat(steps(upgrade("y1", "c@head"))).containsExactly("upgrade y2");
    }

    @Test
    void aNewDatabaseStartsFromBaselinesInTheOrderGiven() {
        Plan plan = plan(
                Request.upgrade("heads"), Stream.of("c", "a").map(TreeName::new).toList());
        assertThat(steps(plan))
                .containsExactly("create y1", "upgrade y2", "upgrade a0", "upgrade a1", "upgrade a2", "upgrade a3");
        assertThat(plan.after().rows()).containsExactly("a3", "y2");
    }

    @Test
    void aTreeThatEveryDatabaseHasIsStartedWhereItIsMissing() {
        Plan plan = plan(Request.upgrade("heads"), List.of(new TreeName("c"), new TreeName("a")), "a3");
        assertThat(steps(plan)).containsExactly("create y1", "upgrade y2");
    }

    @Test
    void aBaselineIsNotUsedInATreeThatIsInUse() {
        assertThat(refusals(() -> upgrade("c0", "y2"))).containsExactly("REV306");
    }

    @Test
    void nothingToDoWhereTheTargetIsReached() {
        assertThat(upgrade("a3", "a3").isEmpty()).isTrue();
        assertThat(upgrade("a3", "a1").isEmpty()).isTrue();
    }

    @Test
    void downgradeUndoesAllThatComesAfterTheTargetNewestFirst() {
        Plan plan = plan(Request.downgrade("a1"), List.of(), "b1");
        assertThat(steps(plan)).containsExactly("downgrade b1", "downgrade a2");
        assertThat(plan.after().rows()).containsExactly("a1", "b0");
    }

    @Test
    void aRowThatAnotherTreesRowIncludesDoesNoHarm() {
        assertThat(plan(Request.downgrade("b0"), List.of(), "a2", "b1").after().rows())
                .containsExactly("a2", "b0");
        assertThat(upgrade("a2", "b1").after().rows()).containsExactly("b1");
        assertThat(plan(Request.upgrade("a3"), List.of(), "a2", "b1").after().rows())
                .containsExactly("a3", "b1");
    }

    @Test
    void downgradeThroughSomethingIrreversibleIsRefusedBeforeItBegins() {
        assertThat(refusals(() -> plan(Request.downgrade("a1"), List.of(), "a3")))
                .containsExactly("REV307");
    }

    @Test
    void downgradeToWhatIsNotReachedIsRefused() {
        assertThat(refusals(() -> plan(Request.downgrade("a2"), List.of(), "a1")))
                .containsExactly("REV309");
    }

    @Test
    void aPlaceholderOnTheWayIsRefused() {
        assertThat(refusals(() -> upgrade("", "x2"))).containsExactly("REV306");
    }

    @Test
    void theOtherBranchIsRefusedWithTheDetourThatLeadsThere() {
        assertThatThrownBy(() -> upgrade("x2", "y2"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("REV308")
                .hasMessageContaining("--one-shot-tree c/x_to_y");
    }

    @Test
    void theDetourTakesTheTreesPlace() {
        State state = new State(List.of("x2"));
        RevisionGraph detour = OneShots.use(GRAPH, "c/x_to_y", state);
        Plan plan = new Planner(detour, state, List.of()).plan(Request.upgrade("y1"));
        assertThat(steps(plan)).containsExactly("upgrade y1");
        assertThat(plan.after().rows()).containsExactly("y1");
    }

    @Test
    void aDetourThatStartsElsewhereIsRefused() {
        assertThat(refusals(() -> OneShots.use(GRAPH, "c/x_to_y", new State(List.of("x1")))))
                .containsExactly("REV311");
        assertThat(refusals(() -> OneShots.use(GRAPH, "c/nowhere", new State(List.of("x2")))))
                .containsExactly("REV311");
    }

    @Test
    void rowsThatTheHistoryDoesNotKnowAreAllNamed() {
        assertThat(refusals(() -> plan(Request.upgrade("a3"), List.of(), "a1", "z1", "z2")))
                .containsExactly("REV303", "REV303");
    }

    @Test
    void severalRowsOfOneTreeAreRefused() {
        assertThat(refusals(() -> plan(Request.upgrade("heads"), List.of(), "x1", "y1")))
                .containsExactly("REV304");
        assertThat(refusals(() -> plan(Request.upgrade("heads"), List.of(), "a1", "a2")))
                .containsExactly("REV304");
    }

    @Test
    void targetsAreFoundByIdPrefixBranchAndVersion() {
        assertThat(steps(upgrade("y1", "y2"))).containsExactly("upgrade y2");
        assertThat(steps(upgrade("y1", "c-Y"))).containsExactly("upgrade y2");
        assertThat(steps(upgrade("a1", "a@a2"))).containsExactly("upgrade a2");
        assertThat(refusals(() -> upgrade("a1", "x"))).containsExactly("REV302");
        assertThat(refusals(() -> upgrade("a1", "head"))).containsExactly("REV321");
        assertThatThrownBy(() -> upgrade("a1", "headss")).hasMessageContaining("did you mean heads?");
    }

    private static Plan upgrade(String row, String target) {
        return row.isEmpty() ? plan(Request.upgrade(target), List.of()) : plan(Request.upgrade(target), List.of(), row);
    }

    private static Plan plan(Request request, List<TreeName> newTrees, String... rows) {
        return new Planner(GRAPH, new State(List.of(rows)), newTrees).plan(request);
    }

    private static List<String> steps(Plan plan) {
        return plan.steps().stream()
                .map(step -> step.direction() + " " + step.node().id())
                .toList();
    }

    private static List<String> refusals(Runnable action) {
        try {
            action.run();
        } catch (Refused refused) {
            return refused.refusals().stream().map(Refusal::code).toList();
        }
        return List.of();
    }
}
