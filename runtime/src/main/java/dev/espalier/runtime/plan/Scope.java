package dev.espalier.runtime.plan;

import dev.espalier.graph.Edges;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.List;
import java.util.Set;

/**
 * The part of a history that a target is about: what stands before {@code @}.
 *
 * @param name as written
 * @param carriers the revisions that it names; their lineage is meant
 */
record Scope(String name, List<RevisionNode> carriers) {
    /** The tree that it is in. */
    TreeName tree() {
        return carriers.get(0).tree();
    }

    /** What comes before and after, by parents. */
    Set<String> lineage(RevisionGraph graph) {
        return graph.lineage(ids(), Edges.PARENTS);
    }

    /** The revisions that it names and what comes before them, by parents. */
    Set<String> trunk(RevisionGraph graph) {
        return graph.ancestors(ids(), Edges.PARENTS);
    }

    private List<String> ids() {
        return carriers.stream().map(RevisionNode::id).toList();
    }
}
