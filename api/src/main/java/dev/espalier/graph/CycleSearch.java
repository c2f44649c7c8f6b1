package dev.espalier.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Finds revisions that follow each other in a circle, each circle once; linear, and without recursion. */
final class CycleSearch {
    private static final Comparator<Vertex> ORDER =
            Comparator.comparing((Vertex v) -> v.node.id()).thenComparing(v -> v.node.tree());

    /** A revision among those that may still be on a circle. */
    private static final class Vertex {
        private final RevisionNode node;
        private final List<Vertex> before = new ArrayList<>(1);
        private final List<Vertex> after = new ArrayList<>(1);
        private int waiting;
        private boolean gone;

        Vertex(RevisionNode node) {
            this.node = node;
        }

        void follow(Vertex earlier) {
            before.add(earlier);
            earlier.after.add(this);
            waiting++;
        }
    }

    private List<Vertex> left = new ArrayList<>();

    private CycleSearch(Declared declared) {
        // Two declarations may be equal in every part; and in huge histories a record's hash is dear.
        Collection<RevisionNode> nodes = declared.all();
        IdentityHashMap<RevisionNode, Vertex> vertices = new IdentityHashMap<>(nodes.size());
        for (RevisionNode node : nodes) {
            Vertex vertex = new Vertex(node);
            vertices.put(node, vertex);
            left.add(vertex);
        }
        for (Vertex vertex : left) {
            for (String parent : vertex.node.parents()) {
                declared.in(vertex.node.tree(), parent).map(vertices::get).ifPresent(vertex::follow);
            }
            for (String name : vertex.node.dependsOn()) {
                declared.dependency(name).stream().map(vertices::get).forEach(vertex::follow);
            }
        }
    }

    /** The circles that one of the given revisions is on, each at the smallest id of these. */
    static List<Problem> cycles(Declared declared, Set<RevisionNode> own) {
        CycleSearch search = new CycleSearch(declared);
        List<Problem> cycles = new ArrayList<>();
        search.remove(search.left.stream().filter(vertex -> vertex.waiting == 0).toList());
        while (!search.left.isEmpty()) {
            List<Vertex> cycle = search.walk();
            cycle.stream()
                    .filter(vertex -> own.contains(vertex.node))
                    .min(ORDER)
                    .ifPresent(at -> cycles.add(problem(cycle, at)));
            search.remove(cycle);
        }
        return cycles;
    }

    /** Takes revisions away, and then, again and again, those that nothing left comes before. */
    private void remove(List<Vertex> vertices) {
        Deque<Vertex> free = new ArrayDeque<>(vertices);
        vertices.forEach(vertex -> vertex.gone = true);
        while (!free.isEmpty()) {
            for (Vertex next : free.remove().after) {
                next.waiting--;
                if (next.waiting == 0 && !next.gone) {
                    next.gone = true;
                    free.add(next);
                }
            }
        }
        left = left.stream().filter(vertex -> !vertex.gone).toList();
    }

    /** Every revision left has one before it that is left, so walking backwards must come round. */
    private List<Vertex> walk() {
        IdentityHashMap<Vertex, Integer> seen = new IdentityHashMap<>();
        List<Vertex> path = new ArrayList<>();
        Vertex vertex = left.stream().min(ORDER).orElseThrow();
        Integer start;
        while ((start = seen.putIfAbsent(vertex, path.size())) == null) {
            path.add(vertex);
            vertex = vertex.before.stream().filter(v -> !v.gone).min(ORDER).orElseThrow();
        }
        return path.subList(start, path.size());
    }

    private static Problem problem(List<Vertex> cycle, Vertex at) {
        int start = cycle.indexOf(at);
        List<String> path = new ArrayList<>();
        for (int i = 0; i <= cycle.size(); i++) {
            path.add(cycle.get((start + i) % cycle.size()).node.id());
        }
        return new HistoryProblem.Cycle(at.node, List.copyOf(path));
    }
}
