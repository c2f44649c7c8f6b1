package dev.espalier.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Declared revisions, sound or not, as the rules look them up. Of two with one id the first counts. */
@SuppressWarnings("ReferenceEquality") // two declarations may be equal in every part; they are two all the same
final class Declared {
    private final SortedMap<TreeName, List<RevisionNode>> byTree = new TreeMap<>();
    private final Map<TreeName, Map<String, RevisionNode>> byId = new HashMap<>();
    private final Map<String, RevisionNode> regular = new LinkedHashMap<>();

    private final Carriers labels;

    Declared(Collection<RevisionNode> nodes, Carriers labels) {
        this.labels = labels;
        for (RevisionNode node : nodes) {
            byTree.computeIfAbsent(node.tree(), tree -> new ArrayList<>()).add(node);
            byId.computeIfAbsent(node.tree(), tree -> new HashMap<>()).putIfAbsent(node.id(), node);
            if (!node.tree().isOneShot()) {
                regular.putIfAbsent(node.id(), node);
            }
        }
    }

    Set<TreeName> trees() {
        return byTree.keySet();
    }

    List<String> regularTrees() {
        return byTree.keySet().stream()
                .filter(tree -> !tree.isOneShot())
                .map(TreeName::text)
                .toList();
    }

    List<RevisionNode> of(TreeName tree) {
        return byTree.getOrDefault(tree, List.of());
    }

    Collection<RevisionNode> all() {
        return byTree.values().stream().flatMap(List::stream).toList();
    }

    Optional<RevisionNode> in(TreeName tree, String id) {
        return Optional.ofNullable(byId.getOrDefault(tree, Map.of()).get(id));
    }

    Optional<RevisionNode> regular(String id) {
        return Optional.ofNullable(regular.get(id));
    }

    /** What a dependency means: the revisions of an id, or the carriers of a label. */
    List<RevisionNode> dependency(String name) {
        return labels.ids(name).stream().flatMap(id -> regular(id).stream()).toList();
    }

    Set<String> regularIds() {
        return regular.keySet();
    }

    Set<String> idsOf(TreeName tree) {
        return byId.getOrDefault(tree, Map.of()).keySet();
    }

    /** The revision of that id in another tree than the given one and its base or one-shot trees. */
    Optional<RevisionNode> elsewhere(TreeName tree, String id) {
        return regular(id).filter(found -> !found.tree().base().equals(tree.base()));
    }

    /** The earlier declaration that takes the node's id from it, when there is one. */
    Optional<RevisionNode> declaredBefore(RevisionNode node) {
        return in(node.tree(), node.id())
                .filter(first -> first != node)
                .or(() -> node.tree().isOneShot()
                        ? Optional.empty()
                        : regular(node.id()).filter(first -> first != node));
    }

    /** The revisions of a tree, manager by manager. */
    Collection<List<RevisionNode>> branches(TreeName tree) {
        SortedMap<String, List<RevisionNode>> byManager = new TreeMap<>();
        for (RevisionNode node : of(tree)) {
            byManager
                    .computeIfAbsent(node.manager(), manager -> new ArrayList<>())
                    .add(node);
        }
        return byManager.values();
    }
}
