package dev.espalier.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Declared revisions, sound or not, as the rules look them up: each has a number, in the order in which they are given.
 * Of two with one id the first counts.
 */
final class Declared {
    private final List<RevisionNode> nodes;
    private final SortedMap<TreeName, List<RevisionNode>> byTree = new TreeMap<>();

    /** The last revision of each id, and for each revision the one of the same id before it. */
    private final Map<String, Integer> last;

    private final int[] previous;

    private final Arrows parents;

    Declared(List<RevisionNode> nodes) {
        this.nodes = nodes;
        this.last = new HashMap<>(2 * nodes.size());
        this.previous = new int[nodes.size()];
        for (RevisionNode node : nodes) {
            byTree.computeIfAbsent(node.tree(), tree -> new ArrayList<>()).add(node);
        }
        for (int number = 0; number < nodes.size(); number++) {
            Integer before = last.put(node(number).id(), number);
            previous[number] = before == null ? Arrows.NONE : before;
        }
        this.parents = Arrows.of(nodes.size(), (number, to) -> {
            for (String parent : node(number).parents()) {
                to.accept(in(node(number).tree(), parent));
            }
        });
    }

    int size() {
        return nodes.size();
    }

    RevisionNode node(int number) {
        return nodes.get(number);
    }

    /** Each revision's parents that are declared in its tree. */
    Arrows parents() {
        return parents;
    }

    @SuppressWarnings("ReferenceEquality") // two declarations may be equal in every part; they are two all the same
    int number(RevisionNode node) {
        return first(last(node.id()), found -> found == node);
    }

    /** The revision of that id in the tree, or none. */
    int in(TreeName tree, String id) {
        return first(last(id), found -> found.tree().equals(tree));
    }

    /** The revision of that id in the regular trees, or none. */
    int regular(String id) {
        return first(last(id), found -> !found.tree().isOneShot());
    }

    /** The revision of that id in another tree than the given one and its base or one-shot trees. */
    Optional<RevisionNode> elsewhere(TreeName tree, String id) {
        return find(regular(id)).filter(found -> !found.tree().base().equals(tree.base()));
    }

    /** The earlier declaration that takes a revision's id from it, when there is one. */
    Optional<RevisionNode> declaredBefore(int number) {
        TreeName tree = node(number).tree();
        int before = previous[number];
        return find(first(before, found -> found.tree().equals(tree)))
                .or(() -> tree.isOneShot()
                        ? Optional.empty()
                        : find(first(before, found -> !found.tree().isOneShot())));
    }

    Set<TreeName> trees() {
        return byTree.keySet();
    }

    List<String> regularTrees() {
        return trees().stream()
                .filter(tree -> !tree.isOneShot())
                .map(TreeName::text)
                .toList();
    }

    List<RevisionNode> of(TreeName tree) {
        return byTree.getOrDefault(tree, List.of());
    }

    Set<String> regularIds() {
        return ids(nodes, node -> !node.tree().isOneShot());
    }

    Set<String> idsOf(TreeName tree) {
        return ids(of(tree), node -> true);
    }

    private static Set<String> ids(Collection<RevisionNode> nodes, Predicate<RevisionNode> condition) {
        Set<String> ids = new LinkedHashSet<>();
        nodes.stream().filter(condition).forEach(node -> ids.add(node.id()));
        return ids;
    }

    /** The revision of a number, or nothing for none. */
    Optional<RevisionNode> find(int number) {
        return number == Arrows.NONE ? Optional.empty() : Optional.of(node(number));
    }

    private int last(String id) {
        return last.getOrDefault(id, Arrows.NONE);
    }

    private int first(int start, Predicate<RevisionNode> condition) {
        int first = Arrows.NONE;
        for (int number = start; number != Arrows.NONE; number = previous[number]) {
            if (condition.test(node(number))) {
                first = number;
            }
        }
        return first;
    }
}
