package dev.espalier.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds revisions that follow each other in a circle, each circle once; linear, and without recursion. */
final class CycleSearch {
    private static final Comparator<RevisionNode> ORDER =
            Comparator.comparing(RevisionNode::id).thenComparing(RevisionNode::tree);

    private final Map<RevisionNode, List<RevisionNode>> before = new LinkedHashMap<>();

    private CycleSearch(Declared declared) {
        for (RevisionNode node : declared.all()) {
            before.put(node, predecessors(declared, node));
        }
    }

    /** The circles that one of the given revisions is on, each at the smallest id of these. */
    static List<Problem> cycles(Declared declared, Set<RevisionNode> own) {
        CycleSearch search = new CycleSearch(declared);
        List<Problem> cycles = new ArrayList<>();
        search.removeWhatStarts();
        while (!search.before.isEmpty()) {
            List<RevisionNode> cycle = search.walk();
            cycle.stream().filter(own::contains).min(ORDER).ifPresent(at -> cycles.add(problem(cycle, at)));
            cycle.forEach(search.before::remove);
            search.removeWhatStarts();
        }
        return cycles;
    }

    /** Leaves only revisions on a circle or behind one: takes away, again and again, what nothing left comes before. */
    private void removeWhatStarts() {
        Map<RevisionNode, List<RevisionNode>> after = new HashMap<>();
        Map<RevisionNode, Integer> waiting = new HashMap<>();
        Deque<RevisionNode> free = new ArrayDeque<>();
        before.forEach((node, earlier) -> {
            List<RevisionNode> left =
                    earlier.stream().filter(before::containsKey).toList();
            left.forEach(e -> after.computeIfAbsent(e, k -> new ArrayList<>()).add(node));
            waiting.put(node, left.size());
            if (left.isEmpty()) {
                free.add(node);
            }
        });
        while (!free.isEmpty()) {
            RevisionNode node = free.remove();
            before.remove(node);
            for (RevisionNode next : after.getOrDefault(node, List.of())) {
                if (waiting.merge(next, -1, Integer::sum) == 0) {
                    free.add(next);
                }
            }
        }
    }

    /** Every revision left has one before it that is left, so walking backwards must come round. */
    private List<RevisionNode> walk() {
        Map<RevisionNode, Integer> seen = new HashMap<>();
        List<RevisionNode> path = new ArrayList<>();
        RevisionNode node = before.keySet().stream().min(ORDER).orElseThrow();
        while (seen.putIfAbsent(node, path.size()) == null) {
            path.add(node);
            node = before.getOrDefault(node, List.of()).stream()
                    .filter(before::containsKey)
                    .min(ORDER)
                    .orElseThrow();
        }
        return path.subList(seen.get(node), path.size());
    }

    private static Problem problem(List<RevisionNode> cycle, RevisionNode at) {
        int start = cycle.indexOf(at);
        List<String> path = new ArrayList<>();
        for (int i = 0; i <= cycle.size(); i++) {
            path.add(cycle.get((start + i) % cycle.size()).id());
        }
        return new Problem.Cycle(at, List.copyOf(path));
    }

    private static List<RevisionNode> predecessors(Declared declared, RevisionNode node) {
        return Stream.concat(
                        node.parents().stream().flatMap(id -> declared.in(node.tree(), id).stream()),
                        node.dependsOn().stream().flatMap(name -> declared.dependency(name).stream()))
                .toList();
    }
}
