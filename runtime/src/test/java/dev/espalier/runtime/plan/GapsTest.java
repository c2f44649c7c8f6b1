package dev.espalier.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In tree a, the revision b has come between a and c; x and y are two branches of tree t, with a detour. */
class GapsTest {
    private static final RevisionGraph GRAPH = Histories.of(
            "a 0",
            "a a <0 M =ud",
            "a b <a M =ud",
            "a c <b M =ud",
            "a d <c M =ud",
            "e e0",
            "e e1 <e0 +c N =ud",
            "t t0",
            "t x1 <t0 X =u",
            "t y0 <t0 Y =u",
            "t y1 <y0 Y =uc",
            "t y2 <y1 Y =u",
            "t/x_to_y t0",
            "t/x_to_y x1 <t0 X =-",
            "t/x_to_y y1 <x1 Y =u");

    private static final String[] C_WITHOUT_B = {"upgrade a 0 >0", "upgrade a a 0>a", "upgrade a c a>c"};

    @Test
    void aRevisionThatCameBelowAnUpgradeIsAGap() {
        assertThat(gaps("c", C_WITHOUT_B)).containsExactly("b");
    }

    @Test
    void oneUpgradeAboveTheRowsOfTheTimeIsProofEnough() {
        assertThat(gaps("c", "upgrade a c a>c"))
                .as("another tool brought it to a")
                .containsExactly("b");
    }

    @Test
    void aGapStaysOneWhileTheDatabaseGoesOn() {
        assertThat(gaps("d", "upgrade a c a>c", "upgrade a d c>d")).containsExactly("b");
        assertThat(gaps("c", "upgrade a c a>c", "upgrade a d c>d", "downgrade a d d>c"))
                .containsExactly("b");
    }

    @Test
    void whatCameBelowADependencyIsAGap() {
        assertThat(gaps("e1", "upgrade a c a,e0>c,e0", "upgrade e e1 c,e0>e1")).containsExactly("b");
    }

    @Test
    void gapsAreNamedInTheOrderInWhichTheyAreApplied() {
        assertThat(gaps("d", "upgrade a a 0>a", "upgrade a d a>d")).containsExactly("b", "c");
    }

    @Test
    void processesOnOtherTreesDoNotHideAGap() {
        assertThat(gaps("c,x1", "upgrade t x1 a,t0>a,x1", "upgrade a c a,t0>c,t0"))
                .containsExactly("b");
        assertThat(gaps("c,x1", "upgrade a c a,t0>c,t0", "upgrade t x1 a,t0>a,x1"))
                .containsExactly("b");
    }

    @Test
    void aFreshDatabaseHasNone() {
        assertThat(gaps("c", "upgrade a 0 >0", "upgrade a a 0>a", "upgrade a b a>b", "upgrade a c b>c"))
                .isEmpty();
    }

    @Test
    void aStampVouchesForAllBelowIt() {
        assertThat(gaps("c", "stamp a c >c")).isEmpty();
        assertThat(gaps("d", "stamp a c >c", "upgrade a d c>d")).isEmpty();
        assertThat(gaps("c", "upgrade a c a>c", "stamp a a c>a", "stamp a c a>c"))
                .isEmpty();
    }

    @Test
    void aBaselineVouchesForAllBelowIt() {
        assertThat(gaps("y2", "create t y1 >y1", "upgrade t y2 y1>y2")).isEmpty();
    }

    @Test
    void upDownAndUpAgain() {
        assertThat(gaps("c", "upgrade a b a>b", "downgrade a b b>a", "upgrade a b a>b", "upgrade a c b>c"))
                .isEmpty();
        assertThat(gaps("a", "upgrade a c a>c", "downgrade a c c>a")).isEmpty();
        assertThat(gaps("c", "upgrade a c a>c", "downgrade a c c>a", "upgrade a b a>b", "upgrade a c b>c"))
                .isEmpty();
        assertThat(gaps("c", "upgrade a b a>b", "downgrade a b b>a", "upgrade a c a>c"))
                .as("a build without b undid b before c")
                .containsExactly("b");
    }

    @Test
    void whatWasUndoneWhileRowsGoOnClaimingItIsAGap() {
        assertThat(gaps("e1,b", "upgrade a c b,e0>c,e0", "upgrade e e1 c,e0>c,e1", "downgrade a c c,e1>b,e1"))
                .as("by a build in which e1 did not depend on c")
                .containsExactly("c");
    }

    @Test
    void whatAnotherToolHasMovedIsVouchedFor() {
        assertThat(gaps("c", "upgrade a a 0>a", "upgrade a c b>c")).isEmpty();
        assertThat(gaps("d", "upgrade a c a>c")).as("moved after the journal").isEmpty();
        assertThat(gaps("c", "upgrade a c a>c", "downgrade a c c>a"))
                .as("back up by another tool")
                .isEmpty();
        assertThat(gaps("c", "upgrade a c a>c", "upgrade a c b>c"))
                .as("back down by another tool")
                .isEmpty();
    }

    @Test
    void withoutAJournalThereIsNoProof() {
        assertThat(gaps("c")).isEmpty();
    }

    @Test
    void rowsThatTheHistoryHasForgottenProveNothing() {
        assertThat(gaps("c", "upgrade a c old>c")).isEmpty();
        assertThat(gaps("c", "upgrade a old a>old", "upgrade a c old>c")).isEmpty();
    }

    @Test
    void aDetourVouchesForTheBranchItLeadsTo() {
        assertThat(gaps("y1", "upgrade t/x_to_y y1 x1>y1")).isEmpty();
        assertThat(gaps("y2", "upgrade t/x_to_y y1 x1>y1", "upgrade t y2 y1>y2"))
                .isEmpty();
    }

    @Test
    void aMergeOfTwoHeadsHasNone() {
        RevisionGraph merged = Histories.of("m 0", "m l <0 M =u", "m r <0 M =u", "m z <l,r M =u");
        List<Done> both = Journals.of("upgrade m 0 >0", "upgrade m l 0>l", "upgrade m r l>l,r", "upgrade m z l,r>z");
        assertThat(Gaps.of(merged, new State(List.of("z")), both)).isEmpty();

        List<Done> one = Journals.of("upgrade m 0 >0", "upgrade m l 0>l", "upgrade m z l>z");
        assertThat(Gaps.of(merged, new State(List.of("z")), one)).containsExactly(merged.get("r"));
    }

    @Test
    void whatWasReorderedIsNone() {
        assertThat(gaps("c", "upgrade a b 0>b", "upgrade a a b>a", "upgrade a c a>c"))
                .isEmpty();
    }

    @Test
    void aPlaceholderIsNone() {
        RevisionGraph graph = Histories.of("a 0", "a a <0 M =u", "a b <a M =-", "a c <b M =u");
        assertThat(Gaps.of(graph, new State(List.of("c")), Journals.of(C_WITHOUT_B)))
                .isEmpty();
    }

    @Test
    void appliedOrAcceptedItIsNoneAnyMore() {
        assertThat(gaps("c", "upgrade a c a>c", "apply a b c>c")).isEmpty();
        assertThat(gaps("c", "upgrade a c a>c", "accept a b c>c")).isEmpty();
    }

    private static List<String> gaps(String rows, String... journal) {
        State state = new State(List.of(rows.split(",")));
        return Gaps.of(GRAPH, state, Journals.of(journal)).stream()
                .map(RevisionNode::id)
                .toList();
    }
}
