package dev.espalier.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GraphTextTest {
    @Test
    void aMergeOpensALaneAndAForkClosesIt() {
        assertThat(lanes(node("a"), node("b1", "a"), node("b2", "a"), node("c", "b1", "b2")))
                .isEqualTo("""
                        * c
                        |\\
                        | * b2
                        * | b1
                        |/
                        * a
                        """);
    }

    @Test
    void aMergeOfThreeOpensTwo() {
        assertThat(lanes(node("a"), node("b1", "a"), node("b2", "a"), node("b3", "a"), node("c", "b1", "b2", "b3")))
                .isEqualTo("""
                        * c
                        |\\
                        | |\\
                        | | * b3
                        | * | b2
                        | |/
                        * | b1
                        |/
                        * a
                        """);
    }

    @Test
    void aLineToALaneFurtherLeftCrossesTheLanesBetween() {
        assertThat(lanes(
                        node("a"),
                        node("b", "a"),
                        node("c1", "a"),
                        node("c2", "b"),
                        node("c3", "a"),
                        node("d", "c1", "c2", "c3")))
                .isEqualTo("""
                        * d
                        |\\
                        | |\\
                        | | * c3
                        | * | c2
                        | * | b
                        | |/
                        * | c1
                        |/
                        * a
                        """);
    }

    /** A node's lanes and id. */
    private static String lanes(RevisionNode... nodes) {
        Collection<RevisionNode> all = new ArrayList<>(List.of(nodes));
        RevisionGraph graph = RevisionGraph.of(all, Ids.FREE);
        return Histories.text(GraphText::write, Histories.plain(graph))
                .replaceFirst("^t\n", "")
                .replaceAll("(?m)^([*|/\\\\ ]+ \\w+) .*$", "$1");
    }

    private static RevisionNode node(String id, String... parents) {
        return Histories.node("t", id, parents.length == 0 ? "" : "M", List.of(parents));
    }
}
