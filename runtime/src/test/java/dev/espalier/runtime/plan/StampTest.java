package dev.espalier.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StampTest {
    private static final RevisionGraph GRAPH = Histories.of(
            "a a0",
            "a a1 <a0 M =u",
            "a a2 <a1 M =u",
            "b b0",
            "b b1 <b0 N =u",
            "c c0",
            "c c1 <c0 +a1 O =u",
            "c p1 <c0 P =u");

    private static final Map<String, RevisionNode> RECORDED = Map.of("a", GRAPH.get("a2"));

    @Test
    void withoutTargetsWritesWhatTheApplicationRecords() {
        assertThat(after(List.of(), false)).containsExactly("a2");
    }

    @Test
    void replacesTheTreesOwnRowAndNoOther() {
        assertThat(after(List.of("a"), false, "a1", "b1")).containsExactly("a2", "b1");
    }

    @Test
    void aTreeThatTheApplicationDoesNotRecordIsStampedAtItsRoot() {
        assertThat(after(List.of("b"), false, "a2")).containsExactly("a2", "b0");
    }

    @Test
    void aRevisionIsWrittenAsItIs() {
        assertThat(after(List.of("a1"), false, "a2")).containsExactly("a1");
    }

    @Test
    void purgeRemovesAllOtherRows() {
        assertThat(after(List.of(), true, "b1", "zzz")).containsExactly("a2");
        assertThat(after(List.of(), true, "a2", "zzz")).containsExactly("a2");
    }

    @Test
    void whatAnotherRowIncludesHasNoRow() {
        assertThat(after(List.of("c1", "a1"), false)).containsExactly("c1");
        assertThat(after(List.of("c1"), false, "a1")).containsExactly("c1");
        assertThat(after(List.of("c1", "a2"), false)).containsExactly("a2", "c1");
    }

    @Test
    void twiceIsNothing() {
        assertThat(plan(List.of(), false, "a2").isEmpty()).isTrue();
    }

    @Test
    void goesBackBelowWhatDependsOnTheRestAndKeepsTheOtherTree() {
        assertThat(after(List.of("a0"), false, "c1")).containsExactly("a0", "c0");
    }

    @Test
    void theBaseIsBeforeEverything() {
        assertThat(after(List.of("base"), false, "a2", "b1")).isEmpty();
        assertThat(after(List.of("a@base"), false, "a2", "b1")).containsExactly("b1");
        assertThat(after(List.of("a@base"), false, "c1")).containsExactly("c0");
    }

    @Test
    void anUnknownRowIsRefusedUnlessItIsPurged() {
        assertThatThrownBy(() -> after(List.of("a1"), false, "zzz")).hasMessageContaining("REV303");
    }

    @Test
    void aRelativeTargetIsRefused() {
        assertThatThrownBy(() -> after(List.of("a2-1"), false, "a2")).hasMessageContaining("REV301");
    }

    @Test
    void aBranchTakesThePlaceOfAnotherOneAndTwoTogetherAreRefused() {
        assertThat(after(List.of("p1"), false, "a2", "c1")).containsExactly("a2", "p1");
        assertThatThrownBy(() -> after(List.of("p1", "c1"), false)).hasMessageContaining("REV314");
    }

    @Test
    void anUnknownTreeIsRefused() {
        assertThatThrownBy(() -> plan(List.of("d"), false)).isInstanceOf(Refused.class);
    }

    private static Iterable<String> after(List<String> targets, boolean purge, String... rows) {
        return plan(targets, purge, rows).after().rows();
    }

    private static Plan plan(List<String> targets, boolean purge, String... rows) {
        return Stamp.plan(Request.stamp(targets, purge), GRAPH, new State(List.of(rows)), RECORDED);
    }
}
