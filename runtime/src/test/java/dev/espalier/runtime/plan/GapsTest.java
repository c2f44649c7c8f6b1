package dev.espalier.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In tree a, the revision b has come between a and c; x and y are two branches of tree t, with a detour. */
class GapsTest {
    private static final RevisionGraph GRAPH = Histories.of(
            "g 0",
            "g a <0 M =ud",
            "g b <a M =ud",
            "g c <b M =ud",
            "g d <c M =ud",
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

    private static final String[] C_WITHOUT_B = {"upgrade g 0 >0", "upgrade g a 0>a", "upgrade g c a>c"};

    @Test
    void aRevisionThatCameBelowAnUpgradeIsAGap() {
        assertThat(gaps("c", C_WITHOUT_B)).containsExactly("b");
    }

    @Test
    void oneUpgradeAboveTheRowsOfTheTimeIsProofEnough() {
        assertThat(gaps("c", "upgrade g c a>c"))
                .as("another tool brought it to a")
                .containsExactly("b");
    }

    @Test
    void aGapStaysOneWhileTheDatabaseGoesOn() {
        assertThat(gaps("d", "upgrade g c a>c", "upgrade g d c>d")).containsExactly("b");
        assertThat(gaps("c", "upgrade g c a>c", "upgrade g d c>d", "downgrade g d d>c"))
                .containsExactly("b");
    }

    @Test
    void whatCameBelowADependencyIsAGap() {
        assertThat(gaps("e1", "upgrade g c a,e0>c,e0", "upgrade e e1 c,e0>e1")).containsExactly("b");
    }

    @Test
    void gapsAreNamedInTheOrderInWhichTheyAreApplied() {
        assertThat(gaps("d", "upgrade g a 0>a", "upgrade g d a>d")).containsExactly("b", "c");
    }

    @Test
    void processesOnOtherTreesDoNotHideAGap() {
        assertThat(gaps("c,x1", "upgrade t x1 a,t0>a,x1", "upgrade g c a,t0>c,t0"))
                .containsExactly("b");
        assertThat(gaps("c,x1", "upgrade g c a,t0>c,t0", "upgrade t x1 a,t0>a,x1"))
                .containsExactly("b");
    }

    @Test
    void aFreshDatabaseHasNone() {
        assertThat(gaps("c", "upgrade g 0 >0", "upgrade g a 0>a", "upgrade g b a>b", "upgrade g c b>c"))
                .isEmpty();
    }

    @Test
    void aStampVouchesForAllBelowIt() {
        assertThat(gaps("c", "stamp g c >c")).isEmpty();
        assertThat(gaps("d", "stamp g c >c", "upgrade g d c>d")).isEmpty();
        assertThat(gaps("c", "upgrade g c a>c", "stamp g a c>a", "stamp g c a>c"))
                .isEmpty();
    }

    @Test
    void aBaselineVouchesForAllBelowIt() {
        assertThat(gaps("y2", "create t y1 >y1", "upgrade t y2 y1>y2")).isEmpty();
    }

    @Test
    void upDownAndUpAgain() {
        assertThat(gaps("c", "upgrade g b a>b", "downgrade g b b>a", "upgrade g b a>b", "upgrade g c b>c"))
                .isEmpty();
        assertThat(gaps("a", "upgrade g c a>c", "downgrade g c c>a")).isEmpty();
        assertThat(gaps("c", "upgrade g c a>c", "downgrade g c c>a", "upgrade g b a>b", "upgrade g c b>c"))
                .isEmpty();
        assertThat(gaps("c", "upgrade g b a>b", "downgrade g b b>a", "upgrade g c a>c"))
                .as("a build without b undid b before c")
                .containsExactly("b");
    }

    @Test
    void whatWasUndoneWhileRowsGoOnClaimingItIsAGap() {
        assertThat(gaps("e1,b", "upgrade g c b,e0>c,e0", "upgrade e e1 c,e0>c,e1", "downgrade g c c,e1>b,e1"))
                .as("by a build in which e1 did not depend on c")
                .containsExactly("c");
    }

    @Test
    void whatAnotherToolHasMovedIsVouchedFor() {
        assertThat(gaps("c", "upgrade g a 0>a", "upgrade g c b>c")).isEmpty();
        assertThat(gaps("d", "upgrade g c a>c")).as("moved after the journal").isEmpty();
        assertThat(gaps("c", "upgrade g c a>c", "downgrade g c c>a"))
                .as("back up by another tool")
                .isEmpty();
        assertThat(gaps("c", "upgrade g c a>c", "upgrade g c b>c"))
                .as("back down by another tool")
                .isEmpty();
    }

    @Test
    void withoutAJournalThereIsNoProof() {
        assertThat(gaps("c")).isEmpty();
    }

    @Test
    void rowsThatTheHistoryHasForgottenProveNothing() {
        assertThat(gaps("c", "upgrade g c old>c")).isEmpty();
        assertThat(gaps("c", "upgrade g old a>old", "upgrade g c old>c")).isEmpty();
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
        assertThat(gaps("c", "upgrade g b 0>b", "upgrade g a b>a", "upgrade g c a>c"))
                .isEmpty();
    }

    @Test
    void aPlaceholderIsNone() {
        RevisionGraph graph = Histories.of("g 0", "g a <0 M =u", "g b <a M =-", "g c <b M =u");
        assertThat(Gaps.of(graph, new State(List.of("c")), Journals.of(C_WITHOUT_B)))
                .isEmpty();
    }

    @Test
    void appliedOrAcceptedItIsNoneAnyMore() {
        assertThat(gaps("c", "upgrade g c a>c", "apply g b c>c")).isEmpty();
        assertThat(gaps("c", "upgrade g c a>c", "accept g b c>c")).isEmpty();
    }

    private static List<String> gaps(String rows, String... journal) {
        State state = new State(List.of(rows.split(",")));
        return Gaps.of(GRAPH, state, Journals.of(journal)).stream()
                .map(RevisionNode::id)
                .toList();
    }
}
