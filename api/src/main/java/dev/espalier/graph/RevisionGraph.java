package dev.espalier.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A sound history: the regular trees, where an id means one revision, and the one-shot trees kept beside them until one
 * {@linkplain #replacing takes a regular tree's place}. Immutable, and sound by construction.
 */
public final class RevisionGraph {
    private final SortedMap<TreeName, List<RevisionNode>> oneShots;
    private final SortedMap<TreeName, List<RevisionNode>> trees = new TreeMap<>();
    private final Map<String, RevisionNode> byId = new LinkedHashMap<>();
    private final Map<String, Integer> position = new HashMap<>();
    private final Map<String, List<RevisionNode>> children = new HashMap<>();
    private final Map<String, List<RevisionNode>> dependents = new HashMap<>();

    private RevisionGraph(
            SortedMap<TreeName, List<RevisionNode>> regular, SortedMap<TreeName, List<RevisionNode>> oneShots) {
        this.oneShots = oneShots;
        List<RevisionNode> nodes =
                regular.values().stream().flatMap(List::stream).toList();
        for (RevisionNode node : TopologicalOrder.of(nodes)) {
            position.put(node.id(), position.size());
            byId.put(node.id(), node);
            trees.computeIfAbsent(node.tree(), tree -> new ArrayList<>()).add(node);
            node.parents()
                    .forEach(p ->
                            children.computeIfAbsent(p, k -> new ArrayList<>()).add(node));
            node.dependsOn()
                    .forEach(d -> dependents
                            .computeIfAbsent(d, k -> new ArrayList<>())
                            .add(node));
        }
    }

    /**
     * The graph of a whole history.
     *
     * @throws InvalidHistory when it breaks a rule
     */
    public static RevisionGraph of(Collection<RevisionNode> nodes, Ids ids) {
        List<Problem> problems = GraphRules.check(nodes, ids);
        if (!problems.isEmpty()) {
            throw new InvalidHistory(problems);
        }
        SortedMap<TreeName, List<RevisionNode>> regular = new TreeMap<>();
        SortedMap<TreeName, List<RevisionNode>> oneShots = new TreeMap<>();
        for (RevisionNode node : nodes) {
            (node.tree().isOneShot() ? oneShots : regular)
                    .computeIfAbsent(node.tree(), tree -> new ArrayList<>())
                    .add(node);
        }
        return new RevisionGraph(regular, oneShots);
    }

    /** The history in which the one-shot tree takes its base tree's place; its revisions count as the base tree's. */
    public RevisionGraph replacing(TreeName oneShot) {
        SortedMap<TreeName, List<RevisionNode>> regular = new TreeMap<>(trees);
        SortedMap<TreeName, List<RevisionNode>> others = new TreeMap<>(oneShots);
        List<RevisionNode> detour = others.remove(oneShot);
        if (detour == null) {
            throw new IllegalArgumentException("no one-shot tree " + oneShot);
        }
        regular.remove(oneShot.base());
        regular.put(oneShot, detour);
        return new RevisionGraph(regular, others);
    }

    /** The trees in use, by name. */
    public Set<TreeName> trees() {
        return trees.keySet();
    }

    /** The one-shot trees that take no tree's place, by name. */
    public Set<TreeName> oneShots() {
        return oneShots.keySet();
    }

    /** The tree in use whose base is the given name, when there is one. */
    public Optional<TreeName> tree(String base) {
        return trees.keySet().stream()
                .filter(tree -> tree.base().text().equals(base))
                .findFirst();
    }

    /**
     * All revisions in use, each after its parents and dependencies, trees and branches together; the same on every
     * machine.
     */
    public Collection<RevisionNode> nodes() {
        return byId.values();
    }

    /** The revisions of a tree, each after its parents. */
    public List<RevisionNode> nodes(TreeName tree) {
        return trees.getOrDefault(tree, List.of());
    }

    /** The revisions of the given ids, each after its parents and dependencies. */
    public List<RevisionNode> inOrder(Collection<String> ids) {
        return ids.stream()
                .map(this::get)
                .sorted(Comparator.comparing(node -> position.getOrDefault(node.id(), 0)))
                .toList();
    }

    public Optional<RevisionNode> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The revision of an id that is known to exist. */
    public RevisionNode get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no revision " + id));
    }

    public RevisionNode root(TreeName tree) {
        return nodes(tree).get(0);
    }

    public List<RevisionNode> parents(RevisionNode node) {
        return node.parents().stream().map(this::get).toList();
    }

    /** The revisions of the same tree that follow this one. */
    public List<RevisionNode> children(RevisionNode node) {
        return children.getOrDefault(node.id(), List.of());
    }

    /** The revisions that follow this one or depend on it. */
    public Stream<RevisionNode> after(RevisionNode node) {
        return Stream.concat(children(node).stream(), dependents.getOrDefault(node.id(), List.of()).stream());
    }

    public boolean isHead(RevisionNode node) {
        return children(node).isEmpty();
    }

    /** The heads of a tree, one for each of its branches. */
    public List<RevisionNode> heads(TreeName tree) {
        return nodes(tree).stream().filter(this::isHead).toList();
    }

    /** The revisions of a branch, each after its parents. */
    public List<RevisionNode> nodes(Branch branch) {
        return nodes(branch.tree()).stream()
                .filter(node -> node.manager().equals(branch.manager()))
                .toList();
    }

    /** The last revision of a branch. */
    public RevisionNode head(Branch branch) {
        List<RevisionNode> nodes = nodes(branch);
        return nodes.get(nodes.size() - 1);
    }

    /**
     * The given revisions and everything that must be applied before them; ids that the history does not know are left
     * out.
     */
    public Set<String> ancestors(Collection<String> ids) {
        return closure(ids, node -> Stream.concat(node.parents().stream(), node.dependsOn().stream()));
    }

    /** The given revisions and everything that can be applied only after them. */
    public Set<String> descendants(Collection<String> ids) {
        return closure(ids, node -> after(node).map(RevisionNode::id));
    }

    /** The members of a set of revisions that no other member comes after: what a version table holds. */
    public Set<String> maximal(Collection<String> downSet) {
        Set<String> maximal = new TreeSet<>(downSet);
        for (String id : downSet) {
            find(id).ifPresent(node -> {
                node.parents().forEach(maximal::remove);
                node.dependsOn().forEach(maximal::remove);
            });
        }
        return maximal;
    }

    private Set<String> closure(Collection<String> ids, Function<RevisionNode, Stream<String>> next) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(ids);
        while (!open.isEmpty()) {
            String id = open.remove();
            RevisionNode node = byId.get(id);
            if (node != null && reached.add(id)) {
                next.apply(node).forEach(open::add);
            }
        }
        return reached;
    }
}
