package dev.espalier.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What an author probably meant who gave a revision a parent that does not exist. */
final class ParentHint {
    private ParentHint() {}

    /**
     * The end of a message: a revision spelt nearly the same, else where the revision's branch or tree stands so far.
     */
    static String of(List<RevisionNode> tree, RevisionNode node, String parent) {
        Set<RevisionNode> later = startingAt(node, tree);
        List<RevisionNode> earlier =
                tree.stream().filter(other -> !later.contains(other)).toList();
        String hint = Suggestion.didYouMean(
                parent, earlier.stream().map(RevisionNode::id).toList());
        if (!hint.isEmpty()) {
            return hint;
        }
        List<RevisionNode> branch = earlier.stream()
                .filter(other -> other.manager().equals(node.manager()))
                .toList();
        return branch.isEmpty()
                ? list(
                        "; it starts at ",
                        earlier.stream().filter(RevisionNode::isRoot).toList())
                : list("; the branch so far ends at ", ends(branch));
    }

    private static Set<RevisionNode> startingAt(RevisionNode node, Collection<RevisionNode> tree) {
        Map<String, List<RevisionNode>> children = new HashMap<>();
        for (RevisionNode child : tree) {
            for (String parent : child.parents()) {
                children.computeIfAbsent(parent, id -> new ArrayList<>()).add(child);
            }
        }
        Set<RevisionNode> found = new HashSet<>(Set.of(node));
        Deque<RevisionNode> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            List<RevisionNode> next = children.getOrDefault(open.remove().id(), List.of());
            next.stream().filter(found::add).forEach(open::add);
        }
        return found;
    }

    private static List<RevisionNode> ends(List<RevisionNode> branch) {
        Set<String> followed =
                branch.stream().flatMap(node -> node.parents().stream()).collect(Collectors.toSet());
        return branch.stream().filter(node -> !followed.contains(node.id())).toList();
    }

    private static String list(String words, List<RevisionNode> nodes) {
        return nodes.isEmpty()
                ? ""
                : nodes.stream().map(RevisionNode::id).sorted().collect(Collectors.joining(", ", words, ""));
    }
}
