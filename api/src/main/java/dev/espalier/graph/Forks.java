package dev.espalier.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** REV207: two revisions of one manager that nothing of the same manager follows. */
final class Forks {
    private Forks() {}

    /**
     * The forks, one problem for each head.
     *
     * @param troubled revisions with another problem; in their branches a fork is most likely a consequence, and not
     *     reported
     */
    static List<Problem> in(Declared declared, BitSet troubled) {
        Set<Branch> troubledBranches = new HashSet<>();
        Set<String> followed = new HashSet<>();
        troubled.stream().mapToObj(declared::node).forEach(node -> {
            troubledBranches.add(branch(node));
            followed.addAll(node.parents());
        });
        Map<Branch, List<RevisionNode>> heads = new LinkedHashMap<>();
        BitSet goingOn = goingOn(declared);
        for (int number = 0; number < declared.size(); number++) {
            RevisionNode node = declared.node(number);
            if (!goingOn.get(number) && !followed.contains(node.id()) && !troubledBranches.contains(branch(node))) {
                heads.computeIfAbsent(branch(node), branch -> new ArrayList<>()).add(node);
            }
        }
        List<Problem> problems = new ArrayList<>();
        heads.values().stream().filter(rivals -> rivals.size() > 1).forEach(rivals -> {
            for (int i = 0; i < rivals.size(); i++) {
                List<RevisionNode> others = new ArrayList<>(rivals);
                problems.add(new HistoryProblem.Fork(others.remove(i), List.copyOf(others)));
            }
        });
        return problems;
    }

    /** The revisions that one of the same manager follows. */
    private static BitSet goingOn(Declared declared) {
        BitSet goingOn = new BitSet();
        for (int number = 0; number < declared.size(); number++) {
            String manager = declared.node(number).manager();
            declared.parents().each(number, parent -> {
                if (declared.node(parent).manager().equals(manager)) {
                    goingOn.set(parent);
                }
            });
        }
        return goingOn;
    }

    private static Branch branch(RevisionNode node) {
        return new Branch(node.tree(), node.manager());
    }
}
