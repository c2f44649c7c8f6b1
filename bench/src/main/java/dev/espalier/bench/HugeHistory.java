package dev.espalier.bench;

import dev.espalier.graph.Capability;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Histories larger than anybody's. */
final class HugeHistory {
    private static final TreeName TREE = new TreeName("huge");

    private HugeHistory() {}

    /** A root and so many branches of equal length, all in all the given number of revisions. */
    static List<RevisionNode> of(int revisions, int branches) {
        List<RevisionNode> nodes = new ArrayList<>(revisions);
        nodes.add(node("root", List.of(), "", ""));
        int length = (revisions - 1) / branches;
        for (int branch = 0; branch < branches; branch++) {
            String parent = "root";
            for (int i = 0; i < length; i++) {
                String id = "r" + branch + "_" + i;
                nodes.add(node(id, List.of(parent), "M" + branch, String.valueOf(i)));
                parent = id;
            }
        }
        return nodes;
    }

    private static RevisionNode node(String id, List<String> parents, String manager, String version) {
        return new RevisionNode(
                id,
                parents,
                List.of(),
                TREE,
                manager,
                version,
                Set.of(Capability.UPGRADE, Capability.DOWNGRADE),
                "huge.M",
                "",
                "");
    }
}
