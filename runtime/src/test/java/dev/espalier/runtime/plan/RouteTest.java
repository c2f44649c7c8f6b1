package dev.espalier.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From branch X to branch Y of tree c: the detour starts at x2 and ends at y1. */
class RouteTest {
    private static final String[] LINES = {
        "c c0",
        "c x1 <c0 X =-",
        "c x2 <x1 X =u",
        "c x3 <x2 X =u",
        "c y1 <c0 Y =c",
        "c y2 <y1 Y =ud",
        "c z1 <c0 Z =u",
        "c/x_to_y c0",
        "c/x_to_y x2 <c0 X =-",
        "c/x_to_y y1 <x2 Y =u",
        "d d0",
        "d d1 <d0 M =ud",
    };

    @Test
    void goesToTheDetoursStartThroughItAndOnFromItsEnd() {
        Plan plan = route("x1", "c-Y");

        assertThat(steps(plan)).containsExactly("c x2", "c/x_to_y y1", "c y2");
        assertThat(plan.after().rows()).containsExactly("y2");
    }

    @Test
    void otherTreesStayWhereTheyAre() {
        State state = new State(List.of("d1", "x2"));
        Plan plan = new Route(Histories.of(LINES), List.of()).plan(Request.upgrade("y1"), state);

        assertThat(steps(plan)).containsExactly("c/x_to_y y1");
        assertThat(plan.after().rows()).containsExactly("d1", "y1");
    }

    @Test
    void everyStepStartsWhereTheOneBeforeEnds() {
        List<String> rows = new ArrayList<>(List.of("x1"));
        for (Step step : route("x1", "y2").steps()) {
            assertThat(rows).containsAll(step.removed());
            rows.removeAll(step.removed());
            rows.addAll(step.added());
        }
        assertThat(rows).containsExactly("y2");
    }

    @Test
    void beyondTheDetoursStartThereIsNoWay() {
        assertThatThrownBy(() -> route("x3", "y2"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("REV311")
                .hasMessageContaining("the database stands at c X x3 (x3)");
    }

    @Test
    void withoutADetourTheOtherBranchIsRefused() {
        assertThatThrownBy(() -> route("x2", "z1"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("REV308")
                .hasMessageContaining("no one-shot tree leads from one to the other");
    }

    @Test
    void severalDetoursAreListed() {
        List<String> lines = new ArrayList<>(Arrays.asList(LINES));
        lines.addAll(List.of("c/quick c0", "c/quick x2 <c0 X =-", "c/quick y1 <x2 Y =u"));
        RevisionGraph graph = Histories.of(lines.toArray(String[]::new));

        assertThatThrownBy(() -> new Route(graph, List.of()).plan(Request.upgrade("y2"), new State(List.of("x2"))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("REV320")
                .hasMessageContaining("--one-shot-tree c/quick or c/x_to_y");
    }

    @Test
    void aDetourThatNobodyCanCarryOutIsNone() {
        List<String> lines = new ArrayList<>(Arrays.asList(LINES));
        lines.addAll(List.of("c/quick c0", "c/quick x2 <c0 X =-", "c/quick y1 <x2 Y =-"));
        RevisionGraph graph = Histories.of(lines.toArray(String[]::new));

        assertThat(steps(new Route(graph, List.of()).plan(Request.upgrade("y1"), new State(List.of("x2")))))
                .containsExactly("c/x_to_y y1");
    }

    private static Plan route(String row, String target) {
        return new Route(Histories.of(LINES), List.of()).plan(Request.upgrade(target), new State(List.of(row)));
    }

    private static List<String> steps(Plan plan) {
        return plan.steps().stream()
                .map(step -> step.node().tree() + " " + step.node().id())
                .toList();
    }
}
