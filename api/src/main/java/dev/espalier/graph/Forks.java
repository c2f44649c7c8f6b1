package dev.espalier.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the heads of one branch that compete: more than one at the end of what hangs together. */
final class Forks {
    private final Map<String, List<RevisionNode>> touching = new HashMap<>();
    private final Set<RevisionNode> troubled;

    private Forks(List<RevisionNode> branch, Set<RevisionNode> troubled) {
        this.troubled = troubled;
        for (RevisionNode node : branch) {
            touch(node.id(), node);
            node.parents().forEach(parent -> touch(parent, node));
        }
    }

    /**
     * The groups of rivals. Where a piece of the branch has another problem, its ends are most likely a consequence of
     * that, and none is given.
     */
    static List<List<RevisionNode>> in(List<RevisionNode> branch, Set<RevisionNode> troubled) {
        Forks forks = new Forks(branch, troubled);
        List<List<RevisionNode>> rivals = new ArrayList<>();
        Set<RevisionNode> seen = new HashSet<>();
        for (RevisionNode node : branch) {
            if (!seen.contains(node)) {
                List<RevisionNode> heads = forks.headsAround(node, seen);
                if (heads.size() > 1) {
                    rivals.add(heads);
                }
            }
        }
        return rivals;
    }

    private List<RevisionNode> headsAround(RevisionNode start, Set<RevisionNode> seen) {
        Set<String> followed = new HashSet<>();
        List<RevisionNode> piece = new ArrayList<>();
        Deque<RevisionNode> open = new ArrayDeque<>(List.of(start));
        seen.add(start);
        while (!open.isEmpty()) {
            RevisionNode node = open.remove();
            piece.add(node);
            followed.addAll(node.parents());
            Stream.concat(Stream.of(node.id()), node.parents().stream())
                    .map(touching::remove)
                    .filter(Objects::nonNull)
                    .flatMap(List::stream)
                    .filter(seen::add)
                    .forEach(open::add);
        }
        return piece.stream().anyMatch(troubled::contains)
                ? List.of()
                : piece.stream().filter(node -> !followed.contains(node.id())).toList();
    }

    private void touch(String id, RevisionNode node) {
        touching.computeIfAbsent(id, key -> new ArrayList<>()).add(node);
    }
}
