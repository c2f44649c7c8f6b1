package dev.espalier.graph;

import static dev.espalier.graph.Nodes.node;
import static dev.espalier.graph.Nodes.root;
import static dev.espalier.graph.Nodes.withDependencies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RevisionGraphTest {
    private static final TreeName SHOP = new TreeName("shop");
    private static final TreeName ONE_SHOT = new TreeName("shop/a_to_b");

    private final RevisionNode root = root("shop");
    private final RevisionNode a1 = node("shop", "A", "1", root);
    private final RevisionNode left = node("shop", "A", "2l", a1);
    private final RevisionNode right = node("shop", "A", "2r", a1);
    private final RevisionNode merge = node("shop", "A", "3", left, right);
    private final RevisionNode b1 = node("shop", "B", "1", root);
    private final RevisionNode other = root("other");
    private final RevisionNode c1 = withDependencies(node("other", "C", "1", other), left.id());
    private final RevisionNode shotRoot = root("shop/a_to_b");
    private final RevisionNode shotFrom = node("shop/a_to_b", "A", "3", shotRoot);
    private final RevisionNode shotTo = node("shop/a_to_b", "B", "1", shotFrom);
    private final List<RevisionNode> nodes =
            List.of(merge, shotTo, c1, b1, right, left, a1, root, other, shotFrom, shotRoot);
    private final RevisionGraph graph = RevisionGraph.of(nodes, Ids.DERIVED);

    @Test
    void everyRevisionComesAfterItsParentsAndDependenciesWhateverTheOrderOfDeclaration() {
        for (int seed = 0; seed < 20; seed++) {
            List<RevisionNode> shuffled = new ArrayList<>(nodes);
            Collections.shuffle(shuffled, new Random(seed));
            List<RevisionNode> order =
                    List.copyOf(RevisionGraph.of(shuffled, Ids.DERIVED).nodes());

            assertThat(order).isEqualTo(List.copyOf(graph.nodes()));
            assertThat(order).containsSubsequence(root, a1, left, merge);
            assertThat(order).containsSubsequence(a1, right, merge);
            assertThat(order).containsSubsequence(left, c1);
            assertThat(order).containsSubsequence(root, b1);
        }
    }

    @Test
    void oneShotTreesAreKeptApartUntilOneTakesItsTreesPlace() {
        assertThat(graph.trees()).containsExactly(new TreeName("other"), SHOP);
        assertThat(graph.oneShots()).containsExactly(ONE_SHOT);
        assertThat(graph.get(b1.id())).isSameAs(b1);

        RevisionGraph detour = graph.replacing(ONE_SHOT);

        assertThat(detour.tree("shop")).contains(ONE_SHOT);
        assertThat(detour.oneShots()).isEmpty();
        assertThat(detour.get(b1.id())).isSameAs(shotTo);
        assertThat(detour.parents(shotTo)).containsExactly(shotFrom);
        assertThatThrownBy(() -> graph.replacing(SHOP)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachBranchHasOneHead() {
        assertThat(graph.heads(SHOP)).containsExactlyInAnyOrder(merge, b1);
        assertThat(graph.root(SHOP)).isSameAs(root);
        assertThat(graph.children(root)).containsExactlyInAnyOrder(a1, b1);
    }

    @Test
    void whatComesBeforeAndAfterFollowsParentsAndDependencies() {
        assertThat(graph.ancestors(ids(c1))).isEqualTo(ids(c1, other, left, a1, root));
        assertThat(graph.descendants(ids(left))).isEqualTo(ids(left, merge, c1));
        assertThat(graph.ancestors(List.of("unknown"))).isEmpty();
    }

    @Test
    void aDownSetIsHeldByItsMaximalElements() {
        assertThat(graph.maximal(graph.ancestors(ids(merge, b1)))).isEqualTo(ids(merge, b1));
        assertThat(graph.maximal(ids(left, right, a1, root))).isEqualTo(ids(left, right));
        assertThat(graph.maximal(ids(c1, other, left, a1, root))).isEqualTo(ids(c1));
    }

    @Test
    void aDependencyMayNameALabel() {
        RevisionNode onBranch = withDependencies(node("other", "C", "2", c1), "shop-A");
        RevisionNode onTree = withDependencies(node("other", "C", "3", onBranch), "shop");
        List<RevisionNode> all = new ArrayList<>(nodes);
        all.addAll(List.of(onBranch, onTree));
        RevisionGraph labelled = RevisionGraph.of(all, Ids.DERIVED);

        assertThat(labelled.get(onBranch.id()).dependsOn()).containsExactly(a1.id());
        assertThat(labelled.get(onTree.id()).dependsOn()).containsExactly(root.id());
    }

    @Test
    void aLabelMeansOneThing() {
        RevisionNode rival = root("shop-A");

        assertThatThrownBy(() -> RevisionGraph.of(List.of(root, a1, rival), Ids.DERIVED))
                .hasMessageContaining("[REV212]");
    }

    @Test
    void headsAndBasesAreRealWhenNothingDependsOnThemAndTheyDependOnNothing() {
        RevisionNode first = withDependencies(root("other"), b1.id());
        RevisionGraph joined = RevisionGraph.of(List.of(root, b1, first), Ids.DERIVED);

        assertThat(joined.isHead(b1)).isTrue();
        assertThat(joined.isRealHead(b1)).isFalse();
        assertThat(joined.isRealHead(first)).isTrue();
        assertThat(first.isRoot()).isTrue();
        assertThat(first.isRealBase()).isFalse();
        assertThat(joined.lineage(ids(b1), Edges.PARENTS)).isEqualTo(ids(root, b1));
        assertThat(joined.lineage(ids(b1), Edges.ALL)).isEqualTo(ids(root, b1, first));
        assertThat(graph.isBranchPoint(a1)).isTrue();
        assertThat(merge.isMerge()).isTrue();
    }

    @Test
    void anUnsoundHistoryIsRefusedWithAllItsProblems() {
        RevisionNode stray = node("shop", "A", "4", node("shop", "A", "x"));

        assertThatThrownBy(() -> RevisionGraph.of(List.of(root, a1, stray), Ids.DERIVED))
                .isInstanceOf(InvalidHistory.class)
                .hasMessageContaining("Tshop_A_4 (parent): [REV202]");
    }

    private static Set<String> ids(RevisionNode... nodes) {
        return Set.copyOf(List.of(nodes).stream().map(RevisionNode::id).toList());
    }
}
