package dev.espalier.graph;

import static dev.espalier.graph.Nodes.free;
import static dev.espalier.graph.Nodes.node;
import static dev.espalier.graph.Nodes.root;
import static dev.espalier.graph.Nodes.withDependencies;
import static dev.espalier.graph.Nodes.withId;
import static dev.espalier.graph.Nodes.withManager;
import static dev.espalier.graph.Nodes.withParents;
import static dev.espalier.graph.Nodes.withTree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One mistake, one problem, at the revision that has to change; found in a tree of one branch A1 - A2 - A3. */
class GraphRulesTest {
    private final RevisionNode root = root("shop");
    private final RevisionNode a1 = node("shop", "A", "1", root);
    private final RevisionNode a2 = node("shop", "A", "2", a1);
    private final RevisionNode a3 = node("shop", "A", "3", a2);
    private final RevisionNode b1 = node("shop", "B", "1", root);

    @Test
    void aSoundHistoryHasNoProblems() {
        assertThat(problems(root, a1, a2, a3, b1)).isEmpty();
        assertThat(GraphRules.check(List.of(), Ids.DERIVED)).isEmpty();
    }

    @Test
    void aWrongIdIsNotTheFaultOfWhoUsesTheRightOrTheWrongOne() {
        RevisionNode wrong = withId(a2, "000000000000");

        assertThat(problems(root, a1, wrong, a3)).containsExactly("REV102 Tshop_A_2 id");
        assertThat(problems(root, a1, wrong, withParents(a3, "000000000000"))).containsExactly("REV102 Tshop_A_2 id");
        assertThat(explanations(root, a1, wrong, a3)).containsExactly("the id of shop / A / 2 is " + a2.id());
    }

    @Test
    void aCopiedClassWhoseIdWasForgottenDoesNotMakeTheOriginalADuplicate() {
        assertThat(problems(root, withId(a2, a1.id()), a1)).containsExactly("REV102 Tshop_A_2 id");
    }

    @Test
    void aMalformedIdTreeManagerOrVersionIsReportedAlone() {
        assertThat(problems(root, a1, withId(a2, "A2"), a3)).containsExactly("REV101 Tshop_A_2 id");
        assertThat(problems(root, a1, withTree(a2, "The Shop"), a3)).containsExactly("REV103 Tshop_A_2 tree");
        assertThat(problems(root, a1, withTree(a2, "shopp"), a3)).containsExactly("REV102 Tshop_A_2 id");
        assertThat(problems(root, a1, withManager(a2, "A", ""), a3)).containsExactly("REV105 Tshop_A_2 manager");
        assertThat(problems(root, a1, withManager(a2, "", "2"), a3)).containsExactly("REV105 Tshop_A_2 version");
        assertThat(problems(root, a1, withManager(a2, "A B", "2"), a3)).containsExactly("REV105 Tshop_A_2 manager");
    }

    @Test
    void aRootWithAnotherMistakeIsNotAMissingRoot() {
        assertThat(problems(withId(root, "000000000000"), a1, a2)).containsExactly("REV102 Tshop__ id");
        assertThat(problems(withTree(root, "shopp"), a1, a2)).containsExactly("REV102 Tshop__ id");
    }

    @Test
    void equalDeclarationsAreDuplicatesAllTheSame() {
        assertThat(problems(root, a1, withId(a1, a1.id()))).containsExactly("REV201 Tshop_A_1 id");
    }

    @Test
    void regularTreesShareTheirIds() {
        assertThat(codes(Ids.FREE, free("x", "shop", ""), free("x", "other", "")))
                .containsExactly("REV201");
        assertThat(codes(Ids.FREE, free("x", "shop", ""), free("x", "shop/detour", "")))
                .isEmpty();
    }

    @Test
    void aMissingParentIsReportedWhereItIsNamedAndBreaksNoBranchInTwo() {
        assertThat(problems(root, a1, withParents(a2, "000000000000"), a3)).containsExactly("REV202 Tshop_A_2 parent");
        assertThat(problems(root, withParents(a1, "000000000000"), a2, b1)).containsExactly("REV202 Tshop_A_1 parent");
    }

    @Test
    void theCureOfAMissingParentIsTheNearestRevisionOrElseTheEndOfTheBranch() {
        String nearly = a1.id().substring(1) + "0";

        assertThat(explanations(root, a1, withParents(a2, nearly), a3))
                .containsExactly("tree shop has no revision " + nearly + "; did you mean " + a1.id() + "?");
        assertThat(explanations(root, a1, withParents(a2, "zzzzzzzzzzzz"), a3))
                .containsExactly("tree shop has no revision zzzzzzzzzzzz; the branch so far ends at " + a1.id());
        assertThat(explanations(root, withParents(a1, "zzzzzzzzzzzz"), a2))
                .containsExactly("tree shop has no revision zzzzzzzzzzzz; it starts at " + root.id());
    }

    @Test
    void aMergeWithOneMissingParentIsNotAForkToo() {
        RevisionNode left = node("shop", "A", "2l", a1);
        RevisionNode right = node("shop", "A", "2r", a1);
        RevisionNode merge = withParents(node("shop", "A", "3"), left.id(), "zzzzzzzzzzzz");

        assertThat(problems(root, a1, left, right, merge)).containsExactly("REV202 Tshop_A_3 parent");
    }

    @Test
    void aParentIsInTheSameTree() {
        RevisionNode other = root("other");

        assertThat(problems(root, a1, withParents(a2, other.id()), a3, other))
                .containsExactly("REV203 Tshop_A_2 parent");
    }

    @Test
    void aCircleIsReportedOnceWithItsPathAtItsSmallestId() {
        List<RevisionNode> circle = List.of(root, withParents(a1, a3.id()), a2, a3);
        String smallest =
                List.of(a1.id(), a2.id(), a3.id()).stream().sorted().findFirst().orElseThrow();

        assertThat(GraphRules.check(circle, Ids.DERIVED)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("REV204");
            assertThat(problem.at().id()).isEqualTo(smallest);
            assertThat(((HistoryProblem.Cycle) problem).path())
                    .hasSize(4)
                    .startsWith(smallest)
                    .endsWith(smallest);
        });
        assertThat(problems(root, withParents(a1, a1.id()))).containsExactly("REV204 Tshop_A_1 parent");
    }

    @Test
    void aCircleCanGoThroughDependencies() {
        RevisionNode other = root("other");
        RevisionNode c1 = withDependencies(node("other", "C", "1", other), a2.id());

        assertThat(problems(root, a1, withDependencies(a2, c1.id()), other, c1))
                .hasSize(1)
                .allSatisfy(problem -> assertThat(problem).startsWith("REV204").endsWith("dependsOn"));
    }

    @Test
    void aTreeHasOneRoot() {
        assertThat(problems(root, a1, withParents(a2), a3)).containsExactly("REV205 Tshop_A_2 id");
        assertThat(problems(a1, a2, a3, b1)).containsExactly("REV206 Tshop_A_1 parent");
        assertThat(problems(withParents(a1), a2)).containsExactly("REV206 Tshop_A_1 parent");
    }

    @Test
    void ofTwoFreeRootsTheOneWithAManagerIsTheSecond() {
        RevisionNode stray = free("a", "shop", "A");

        assertThat(codes(Ids.FREE, stray, free("z", "shop", ""))).containsExactly("REV205");
        assertThat(GraphRules.check(List.of(stray, free("z", "shop", "")), Ids.FREE)
                        .get(0)
                        .at())
                .isSameAs(stray);
    }

    @Test
    void aForkIsReportedAtBothHeads() {
        RevisionNode rival = node("shop", "A", "2b", a1);

        assertThat(problems(root, a1, a2, a3, rival))
                .containsExactlyInAnyOrder("REV207 Tshop_A_3 parent", "REV207 Tshop_A_2b parent");
        assertThat(problems(root, a1, node("shop", "A", "1b", root)))
                .containsExactlyInAnyOrder("REV207 Tshop_A_1 parent", "REV207 Tshop_A_1b parent");
    }

    @Test
    void aOneShotTreeTakesThePlaceOfATreeAndHasOnlyItsRevisions() {
        RevisionNode shotRoot = root("shop/detour");
        RevisionNode from = node("shop/detour", "A", "3", shotRoot);

        assertThat(problems(root, a1, a2, a3, b1, shotRoot, from, node("shop/detour", "B", "1", from)))
                .isEmpty();
        assertThat(problems(root, a1, a2, a3, b1, shotRoot, from, node("shop/detour", "B", "7", from)))
                .containsExactly("REV209 Tshop_detour_B_7 id");
        assertThat(problems(root("shoq"), root("shop/detour"), from)).containsExactly("REV208 Tshop_detour__ tree");
    }

    @Test
    void aMissingRootIsNotMissedInItsOneShotTreeOnceMore() {
        assertThat(problems(a1, root("shop/detour"), node("shop/detour", "A", "1", root("shop/detour"))))
                .containsExactly("REV206 Tshop_A_1 parent");
    }

    @Test
    void aBranchStartsAtTheRoot() {
        assertThat(problems(root, a1, a2, a3, node("shop", "B", "1", a2))).containsExactly("REV210 Tshop_B_1 parent");
    }

    @Test
    void aRevisionUnderAWrongManagerIsReportedOnceAndNotByWhatFollows() {
        assertThat(codes(
                        Ids.FREE,
                        free("r", "shop", ""),
                        free("a", "shop", "A", "r"),
                        free("b", "shop", "B", "a"),
                        free("c", "shop", "A", "b")))
                .containsExactly("REV210");
        assertThat(problems(root, a1, withManager(a2, "B", "2"), a3)).containsExactly("REV102 Tshop_A_2 id");
    }

    @Test
    void aDependencyExists() {
        assertThat(problems(root, withDependencies(a1, "zzzzzzzzzzzz"), a2))
                .containsExactly("REV211 Tshop_A_1 dependsOn");
    }

    @Test
    void independentMistakesAreReportedTogether() {
        assertThat(problems(
                        withId(root, "x"),
                        a1,
                        withParents(a2, "zzzzzzzzzzzz"),
                        withDependencies(a3, "yyyyyyyyyyyy"),
                        withTree(root("other"), "Other")))
                .containsExactlyInAnyOrder(
                        "REV101 Tshop__ id",
                        "REV202 Tshop_A_2 parent",
                        "REV211 Tshop_A_3 dependsOn",
                        "REV103 Tother__ tree");
    }

    @Test
    void knownRevisionsCanBeFollowedAndAreNotJudged() {
        RevisionNode known = withId(node("other", "C", "1"), "not an id");

        assertThat(GraphRules.check(List.of(b1), List.of(root, a1, known), Ids.DERIVED))
                .isEmpty();
        assertThat(GraphRules.check(List.of(node("shop", "A", "1b", root)), List.of(root, a1), Ids.DERIVED))
                .extracting(Problem::code)
                .containsExactly("REV207");
        assertThat(GraphRules.check(List.of(a2), List.of(root), Ids.DERIVED))
                .extracting(Problem::code)
                .containsExactly("REV202");
    }

    @Test
    void aLongHistoryIsCheckedWithoutRecursionAndInNoTime() {
        List<RevisionNode> chain = new ArrayList<>(List.of(root));
        IntStream.range(0, 20_000).forEach(i -> chain.add(node("shop", "A", "1." + i, chain.get(chain.size() - 1))));

        assertThat(GraphRules.check(chain, Ids.DERIVED)).isEmpty();
        chain.set(1, withParents(chain.get(1), chain.get(20_000).id()));
        assertThat(GraphRules.check(chain, Ids.DERIVED))
                .extracting(Problem::code)
                .containsExactly("REV204");
    }

    private static List<String> problems(RevisionNode... nodes) {
        return GraphRules.check(List.of(nodes), Ids.DERIVED).stream()
                .map(problem -> problem.code() + " " + problem.at().declaredIn() + " "
                        + problem.field().member())
                .toList();
    }

    private static List<String> explanations(RevisionNode... nodes) {
        return GraphRules.check(List.of(nodes), Ids.DERIVED).stream()
                .map(Problem::explanation)
                .toList();
    }

    private static List<String> codes(Ids ids, RevisionNode... nodes) {
        return GraphRules.check(List.of(nodes), ids).stream().map(Problem::code).toList();
    }
}
