package dev.espalier.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.graph.Capability;
import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HistoryLinesTest {
    private static final RevisionGraph GRAPH = RevisionGraph.of(
            List.of(
                    node("shop", "s0", "", List.of(), List.of()),
                    node("shop", "s1", "Store", List.of("s0"), List.of()),
                    node("shop", "s2a", "Store", List.of("s1"), List.of()),
                    node("shop", "s2b", "Store", List.of("s1"), List.of("log")),
                    node("shop", "s3", "Store", List.of("s2a", "s2b"), List.of("l2")),
                    node("log", "l0", "", List.of(), List.of()),
                    node("log", "l1", "File", List.of("l0"), List.of()),
                    node("log", "l2", "File", List.of("l1"), List.of())),
            Ids.FREE);

    @Test
    void aMergeNamesItsParentsAndADependencyIsShownAsAnId() {
        assertThat(lines("shop"))
                .containsExactly(
                        "s2a, s2b -> s3 (shop, shop-Store) (head) (mergepoint) (depends on l2), about s3",
                        "s1 -> s2b (shop, shop-Store) (depends on l0), about s2b",
                        "s1 -> s2a (shop, shop-Store), about s2a",
                        "s0 -> s1 (shop, shop-Store) (branchpoint), about s1",
                        "<base> -> s0 (shop), about s0");
    }

    @Test
    void aHeadThatAnotherTreeDependsOnIsAnEffectiveHead() {
        assertThat(lines("log"))
                .containsExactly(
                        "l1 -> l2 (log, log-File) (effective head), about l2",
                        "l0 -> l1 (log, log-File), about l1",
                        "<base> -> l0 (log), about l0");
    }

    private static Stream<String> lines(String tree) {
        History history = new History(GRAPH, List.of(new TreeName(tree)), Optional.empty());
        return Histories.text(HistoryLines::write, history).lines();
    }

    private static RevisionNode node(
            String tree, String id, String manager, List<String> parents, List<String> dependsOn) {
        return new RevisionNode(
                id,
                parents,
                dependsOn,
                new TreeName(tree),
                manager,
                manager.isEmpty() ? "" : id,
                Set.of(Capability.UPGRADE),
                "Class_" + id,
                "about " + id,
                "");
    }
}
