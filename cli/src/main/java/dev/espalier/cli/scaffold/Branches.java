package dev.espalier.cli.scaffold;

import dev.espalier.graph.RevisionNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be said of branches that are not sound: they may fork. */
final class Branches {
    private Branches() {}

    /** The revisions that no other one of the same line of revisions follows. */
    static List<RevisionNode> heads(Collection<RevisionNode> branch) {
        Set<String> followed =
                branch.stream().flatMap(node -> node.parents().stream()).collect(Collectors.toSet());
        return branch.stream().filter(node -> !followed.contains(node.id())).toList();
    }

    /** The ids of a revision and of all that follow it. */
    static Set<String> line(RevisionNode from, Collection<RevisionNode> branch) {
        Set<String> line = new HashSet<>(Set.of(from.id()));
        while (branch.stream()
                .filter(node -> node.parents().stream().anyMatch(line::contains))
                .map(node -> line.add(node.id()))
                .reduce(false, Boolean::logicalOr)) {
            // one more
        }
        return line;
    }

    static String titles(Collection<RevisionNode> nodes) {
        return nodes.stream()
                .map(node -> node.title() + " in " + node.declaredIn())
                .collect(Collectors.joining(", "));
    }
}
