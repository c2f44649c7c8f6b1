package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a database stands: a set of revisions that is closed under parents and dependencies, given by its maximal
 * elements.
 *
 * @param rows the ids in the version table
 */
public record State(NavigableSet<String> rows) {
    public State(Collection<String> rows) {
        this(new TreeSet<>(rows));
    }

    /** Everything that is applied. */
    public Set<String> applied(RevisionGraph graph) {
        return graph.ancestors(rows);
    }

    /** The rows of one tree, counted with its base. */
    public List<RevisionNode> in(RevisionGraph graph, TreeName tree) {
        return rows.stream()
                .flatMap(id -> graph.find(id).stream())
                .filter(node -> node.tree().base().equals(tree.base()))
                .toList();
    }

    /** Where the database stands in a tree, when it uses it. */
    public Optional<RevisionNode> of(RevisionGraph graph, TreeName tree) {
        return in(graph, tree).stream().findFirst();
    }
}
