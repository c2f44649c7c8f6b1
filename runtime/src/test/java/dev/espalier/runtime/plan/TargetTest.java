package dev.espalier.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tree a has one branch, tree b two lines that merge and depend on tree a, tree c two branches. */
class TargetTest {
    private static final RevisionGraph GRAPH = Histories.of(
            "a aaaa0",
            "a aaaa1 <aaaa0 M =ud",
            "a aaaa2 <aaaa1 M =ud",
            "b bbbb0",
            "b bbbb1 <bbbb0 +a-M N =ud",
            "b left <bbbb1 N =ud",
            "b right <bbbb1 N =ud",
            "b merge <left,right +aaaa2 N =ud",
            "c cccc0",
            "c xxxx1 <cccc0 X =ud",
            "c yyyy1 <cccc0 Y =ud",
            "c yyyy2 <yyyy1 Y =ud");

    @ParameterizedTest
    @CsvSource({
        "'', aaaa1, aaaa0 aaaa1",
        "'', a, aaaa0 aaaa1 aaaa2",
        "'', a-M, aaaa0 aaaa1 aaaa2",
        "'', a@aaaa1, aaaa0 aaaa1",
        "'', c-Y@head, cccc0 yyyy1 yyyy2",
        "'', c-Y@heads, cccc0 yyyy1 yyyy2",
        "'', xx, cccc0 xxxx1",
        "'', base, ''",
        "'', a@base+2, aaaa0 aaaa1",
        "'', a@+1, aaaa0",
        "aaaa0, +1, aaaa1",
        "aaaa0 cccc0, c-Y@+2, yyyy1 yyyy2",
        "aaaa0, aaaa2-1, aaaa1",
        "aaaa0, a@head-1, aaaa1",
        "yyyy1, c, yyyy2",
        "aaaa2, aaaa1, ''",
        "aaaa0, left, aaaa1 bbbb0 bbbb1 left",
    })
    void upgradesTo(String rows, String target, String steps) {
        assertThat(steps(rows, Request.upgrade(target))).containsExactlyInAnyOrderElementsOf(words(steps));
    }

    @ParameterizedTest
    @CsvSource({
        "aaaa2, -1, aaaa2",
        "aaaa2, -3, aaaa2 aaaa1 aaaa0",
        "aaaa2 yyyy2, c@-1, yyyy2",
        "aaaa2 yyyy2, a@base, aaaa2 aaaa1 aaaa0",
        "merge, a@base, merge left right bbbb1 aaaa2 aaaa1 aaaa0",
        "merge, base, merge left right bbbb1 bbbb0 aaaa2 aaaa1 aaaa0",
        "merge, left, merge",
        "merge, aaaa2, ''",
        "merge, a@-1, aaaa2 merge",
        "left right, left@-1, left",
        "yyyy2, c-Y@cccc0, yyyy2 yyyy1",
    })
    void downgradesTo(String rows, String target, String steps) {
        assertThat(steps(rows, Request.downgrade(target))).containsExactlyInAnyOrderElementsOf(words(steps));
    }

    @ParameterizedTest
    @CsvSource({
        "aaaa0, nothing, REV301",
        "aaaa0, '', REV301",
        "aaaa0, nothing@head, REV301",
        "aaaa0, a@left, REV301",
        "aaaa0, a@, REV301",
        "aaaa0, @head, REV301",
        "aaaa0, aaaa, REV302",
        "aaaa0, head, REV321",
        "aaaa0, c, REV314",
        "aaaa0, +9, REV322",
        "aaaa0, +0, REV322",
        "aaaa0, -1, REV322",
        "cccc0, +1, REV322",
        "aaaa0 cccc0, +1, REV322",
        "aaaa0, merge-1, REV322",
    })
    void refusesToUpgradeTo(String rows, String target, String code) {
        assertThatThrownBy(() -> steps(rows, Request.upgrade(target))).hasMessageStartingWith("[" + code + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "aaaa0 cccc0, -1, REV322",
        "aaaa1, +1, REV322",
        "aaaa1, -9, REV322",
        "merge, -1, REV322",
        "aaaa1, aaaa2, REV309",
        "aaaa1, head, REV321",
    })
    void refusesToDowngradeTo(String rows, String target, String code) {
        assertThatThrownBy(() -> steps(rows, Request.downgrade(target))).hasMessageStartingWith("[" + code + "]");
    }

    @Test
    void aMessageSaysWhatThereIs() {
        assertThatThrownBy(() -> steps("aaaa0", Request.upgrade("c-Z@head"))).hasMessageContaining("did you mean c-");
        assertThatThrownBy(() -> steps("aaaa0", Request.upgrade("something")))
                .hasMessageContaining("one of a, a-M, b, b-N, c, c-X, c-Y");
        assertThatThrownBy(() -> steps("aaaa0 cccc0", Request.upgrade("+1"))).hasMessageContaining("aaaa0@+1");
    }

    @ParameterizedTest
    @CsvSource({
        "aaaa0:aaaa1, aaaa1 aaaa0",
        "left:b@head, merge left",
        ":aaaa1, aaaa1 aaaa0",
        "bbbb1:merge, merge left right bbbb1",
        "aaaa1:merge, merge left right bbbb1 aaaa2 aaaa1",
        "aaaa0:+1, aaaa1 aaaa0",
        "-9:aaaa1, aaaa1 aaaa0",
    })
    void rangesGoFromTheOlderToTheNewer(String range, String ids) {
        List<RevisionNode> found = Range.of(GRAPH, range);
        assertThat(found).extracting(RevisionNode::id).containsExactlyInAnyOrderElementsOf(words(ids));
        assertThat(GRAPH.inOrder(words(ids)).get(0)).isEqualTo(found.get(found.size() - 1));
    }

    @Test
    void aRangeTheWrongWayRoundIsRefused() {
        assertThatThrownBy(() -> Range.of(GRAPH, "aaaa1:aaaa0")).hasMessageStartingWith("[REV323]");
        assertThatThrownBy(() -> Range.of(GRAPH, "aaaa1")).hasMessageStartingWith("[REV323]");
    }

    private static List<String> steps(String rows, Request request) {
        return new Planner(GRAPH, new State(words(rows)), GRAPH.trees())
                .plan(request).steps().stream().map(step -> step.node().id()).toList();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
