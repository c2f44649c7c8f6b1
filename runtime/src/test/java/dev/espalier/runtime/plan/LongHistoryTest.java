package dev.espalier.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.graph.Capability;
import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Histories of 100,000 revisions; anything that looks at all of them for each of them would not come to an end. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LongHistoryTest {
    private static final int REVISIONS = 100_000;
    private static final int BRANCHES = 1_000;

    @Test
    void oneLine() {
        there(line(1), 1);
    }

    @Test
    void aThousandTrees() {
        there(line(BRANCHES), BRANCHES);
    }

    @Test
    void aThousandBranchesOfOneRevisionWithoutTrees() {
        List<RevisionNode> nodes = new ArrayList<>();
        TreeName tree = new TreeName("");
        nodes.add(node("r", List.of(), tree, ""));
        for (int branch = 0; branch < BRANCHES; branch++) {
            String parent = "r";
            for (int i = 1; i < REVISIONS / BRANCHES; i++) {
                String id = "b" + branch + "_" + i;
                nodes.add(node(id, List.of(parent), tree, ""));
                parent = id;
            }
        }
        there(RevisionGraph.labelled(nodes, Map.of()), BRANCHES);
    }

    private static RevisionGraph line(int trees) {
        List<RevisionNode> nodes = new ArrayList<>();
        for (int tree = 0; tree < trees; tree++) {
            TreeName name = new TreeName("t" + tree);
            String parent = "";
            for (int i = 0; i < REVISIONS / trees; i++) {
                String id = "t" + tree + "_" + i;
                nodes.add(node(id, parent.isEmpty() ? List.of() : List.of(parent), name, parent.isEmpty() ? "" : "M"));
                parent = id;
            }
        }
        return RevisionGraph.of(nodes, Ids.FREE);
    }

    /** Up to the heads, a stamp where nothing changes, and back. */
    private static void there(RevisionGraph graph, int heads) {
        State nowhere = new State(List.of());
        Plan up = new Planner(graph, nowhere, graph.trees()).plan(Request.upgrade("heads"));
        assertThat(up.steps()).hasSize(graph.nodes().size());
        assertThat(up.after().rows()).hasSize(heads);
        assertThat(Stamp.plan(Request.stamp(List.of("heads"), false), graph, up.after(), Map.of())
                        .steps())
                .isEmpty();

        Plan down = new Planner(graph, up.after(), graph.trees()).plan(Request.downgrade("base"));
        assertThat(down.steps()).hasSize(graph.nodes().size());
        assertThat(down.after().rows()).isEmpty();
    }

    private static RevisionNode node(String id, List<String> parents, TreeName tree, String manager) {
        return new RevisionNode(
                id,
                parents,
                List.of(),
                tree,
                manager,
                "",
                Set.of(Capability.UPGRADE, Capability.DOWNGRADE),
                id,
                "",
                "");
    }
}
