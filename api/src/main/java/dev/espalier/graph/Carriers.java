package dev.espalier.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which labels exist, and the revisions that carry each. All else about labels follows from this and the graph.
 *
 * @param byLabel the carriers of each label
 * @param given whether somebody gave the labels; else the beginnings of a branch carry its label together
 */
record Carriers(SortedMap<String, List<RevisionNode>> byLabel, boolean given) {
    Carriers {
        byLabel = Collections.unmodifiableSortedMap(byLabel);
    }

    /**
     * The labels of a history by the rule: a root carries its tree's name, the first revision of a manager
     * {@code tree-manager}. One-shot trees carry their base tree's name only.
     */
    static Carriers derived(Declared declared) {
        SortedMap<String, List<RevisionNode>> labels = new TreeMap<>();
        for (int number = 0; number < declared.size(); number++) {
            RevisionNode node = declared.node(number);
            if (node.isRoot()) {
                add(labels, node.tree().base().text(), node);
            }
            if (!node.tree().isOneShot() && startsBranch(node, number, declared)) {
                node.branch().ifPresent(branch -> add(labels, branch.label(), node));
            }
        }
        return new Carriers(labels, false);
    }

    /** Labels that somebody gave, for each revision's id. */
    static Carriers given(Collection<RevisionNode> nodes, Map<String, List<String>> labelsById) {
        SortedMap<String, List<RevisionNode>> labels = new TreeMap<>();
        for (RevisionNode node : nodes) {
            labelsById.getOrDefault(node.id(), List.of()).forEach(label -> add(labels, label, node));
        }
        return new Carriers(labels, true);
    }

    List<RevisionNode> of(String label) {
        return byLabel.getOrDefault(label, List.of());
    }

    /** The ids that a dependency means: itself, or the carriers of the label it names. */
    List<String> ids(String dependency) {
        List<RevisionNode> carriers = of(dependency);
        return carriers.isEmpty()
                ? List.of(dependency)
                : carriers.stream().map(RevisionNode::id).distinct().toList();
    }

    /** The labels that each revision carries itself. */
    Map<String, List<String>> byId() {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        byLabel.forEach((label, carriers) -> carriers.forEach(node ->
                labels.computeIfAbsent(node.id(), id -> new ArrayList<>()).add(label)));
        return labels;
    }

    /** REV212: a name that means two things. */
    List<Problem> problems(Declared declared) {
        List<Problem> problems = new ArrayList<>();
        byLabel.forEach((label, carriers) -> {
            RevisionNode first = carriers.get(0);
            Stream<RevisionNode> rivals = Stream.concat(
                    declared.find(declared.regular(label)).stream(),
                    carriers.stream()
                            .skip(1)
                            .filter(node -> given
                                    || !node.tree().base().equals(first.tree().base())));
            rivals.findFirst().ifPresent(rival -> problems.add(new HistoryProblem.DuplicateLabel(first, label, rival)));
        });
        return problems;
    }

    private static void add(Map<String, List<RevisionNode>> labels, String label, RevisionNode node) {
        labels.computeIfAbsent(label, l -> new ArrayList<>()).add(node);
    }

    private static boolean startsBranch(RevisionNode node, int number, Declared declared) {
        return !declared.parents()
                .any(number, parent -> declared.node(parent).manager().equals(node.manager()));
    }
}
