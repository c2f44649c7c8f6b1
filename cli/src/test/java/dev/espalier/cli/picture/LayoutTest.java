package dev.espalier.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.picture.Layout.Spot;
import dev.espalier.graph.RevisionNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LayoutTest {
    @Test
    void branchesStandSideBySideAndTheRootInTheMiddle() {
        Tree shop = Histories.plain(Histories.SHOP).trees().toList().get(1);
        assertThat(Layout.of(shop).spots())
                .isEqualTo(Map.of(
                        "s0", new Spot(1, 0),
                        "d1", new Spot(0, 1),
                        "d2", new Spot(0, 2),
                        "s1", new Spot(1, 1),
                        "s2a", new Spot(1, 2),
                        "s2b", new Spot(2, 2),
                        "s3", new Spot(1, 3)));
    }

    @Test
    void eachRevisionIsAboveItsParentsAndAloneInItsPlace() {
        Tree tree = Histories.huge(3_000, 3).trees().toList().get(0);
        Layout layout = Layout.of(tree);
        assertThat(layout.spots().values()).doesNotHaveDuplicates();
        for (RevisionNode node : tree.nodes()) {
            assertThat(node.parents())
                    .allSatisfy(parent -> assertThat(layout.spot(parent).level())
                            .isLessThan(layout.spot(node.id()).level()));
        }
    }

    @Test
    void aLaneThatWasMergedIsUsedAgain() {
        Tree tree = Histories.huge(3_000, 3).trees().toList().get(0);
        assertThat(Layout.of(tree).lanes()).isEqualTo(6);
    }
}
