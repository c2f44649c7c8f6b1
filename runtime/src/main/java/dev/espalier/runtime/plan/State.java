package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /** The rows that the history does not know. */
    public List<String> unknown(RevisionGraph graph) {
        return rows.stream().filter(row -> graph.find(row).isEmpty()).toList();
    }

    /** The rows by the base of their trees. */
    public Map<TreeName, List<RevisionNode>> byTree(RevisionGraph graph) {
        return rows.stream()
                .flatMap(id -> graph.find(id).stream())
                .collect(Collectors.groupingBy(node -> node.tree().base(), TreeMap::new, Collectors.toList()));
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
