package dev.espalier.cli.picture;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree that is shown.
 *
 * @param graph the history in which the tree is in use
 * @param nodes its revisions, each after its parents
 * @param detours the steps of the one-shot trees that start and end on it
 */
record Tree(TreeName name, RevisionGraph graph, List<RevisionNode> nodes, List<Detour> detours) {
    /** The revisions, each before its parents. */
    List<RevisionNode> newestFirst() {
        return new AbstractList<>() {
            @Override
            public RevisionNode get(int index) {
                return nodes.get(nodes.size() - 1 - index);
            }

            @Override
            public int size() {
                return nodes.size();
            }
        };
    }

    /** What a revision is within its tree: head, branch point, merge. */
    List<String> marks(RevisionNode node) {
        List<String> marks = new ArrayList<>();
        if (graph.isHead(node)) {
            marks.add(graph.isRealHead(node) ? "head" : "effective head");
        }
        if (graph.isBranchPoint(node)) {
            marks.add("branchpoint");
        }
        if (node.isMerge()) {
            marks.add("mergepoint");
        }
        return marks;
    }
}
