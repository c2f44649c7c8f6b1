package dev.espalier.graph;

import static dev.espalier.graph.Nodes.node;
import static dev.espalier.graph.Nodes.root;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
    private final RevisionNode root = root("shop");
    private final RevisionNode a1 = node("shop", "A", "1", root);
    private final RevisionNode a2 = node("shop", "A", "2", a1);

    @Test
    void theLabelsOfAnOnlyBranchSpreadBackToTheRoot() {
        Labels labels = labels(root, a1, a2);

        assertThat(List.of(root, a1, a2))
                .allSatisfy(node -> assertThat(labels.of(node)).containsExactly("shop", "shop-A"));
    }

    @Test
    void labelsOfBranchesDoNotPassABranchPointBackwards() {
        RevisionNode b1 = node("shop", "B", "1", root);
        Labels labels = labels(root, a1, a2, b1);

        assertThat(labels.of(root)).containsExactly("shop");
        assertThat(labels.of(a2)).containsExactly("shop", "shop-A");
        assertThat(labels.of(b1)).containsExactly("shop", "shop-B");
    }

    @Test
    void aMergeHasTheLabelsOfAllItsParents() {
        RevisionNode left = node("shop", "A", "2l", a1);
        RevisionNode right = node("shop", "A", "2r", a1);
        RevisionNode merge = node("shop", "A", "3", left, right);
        Labels labels = labels(root, a1, left, right, merge);

        assertThat(labels.of(merge)).containsExactly("shop", "shop-A");
    }

    @Test
    void aOneShotTreeHasItsBaseTreesLabelOnly() {
        RevisionNode b1 = node("shop", "B", "1", root);
        RevisionNode shotRoot = root("shop/a_to_b");
        RevisionNode from = node("shop/a_to_b", "A", "2", shotRoot);
        RevisionNode to = node("shop/a_to_b", "B", "1", from);
        TreeName oneShot = new TreeName("shop/a_to_b");
        RevisionGraph graph = RevisionGraph.of(List.of(root, a1, a2, b1, shotRoot, from, to), Ids.DERIVED);
        Labels labels = Labels.of(graph.replacing(oneShot));

        assertThat(List.of(shotRoot, from, to))
                .allSatisfy(node -> assertThat(labels.of(node)).containsExactly("shop"));
    }

    private static Labels labels(RevisionNode... nodes) {
        return Labels.of(RevisionGraph.of(List.of(nodes), Ids.DERIVED));
    }
}
