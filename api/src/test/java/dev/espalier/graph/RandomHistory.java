package dev.espalier.graph;

import static dev.espalier.graph.Nodes.node;
import static dev.espalier.graph.Nodes.root;
import static dev.espalier.graph.Nodes.withDependencies;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A sound history of several trees with branches, merges, dependencies and a one-shot tree; a function of its seed. */
final class RandomHistory {
    private final Random random;
    private final List<RevisionNode> nodes = new ArrayList<>();

    private RandomHistory(Random random) {
        this.random = random;
    }

    /** The revisions in no order. */
    static List<RevisionNode> of(Random random) {
        RandomHistory history = new RandomHistory(random);
        for (int tree = 0; tree < 2 + random.nextInt(3); tree++) {
            history.tree("tree-" + tree);
        }
        history.oneShot();
        Collections.shuffle(history.nodes, random);
        return history.nodes;
    }

    private void tree(String tree) {
        List<RevisionNode> others = List.copyOf(nodes);
        RevisionNode root = root(tree);
        nodes.add(root);
        for (int manager = 0; manager < 1 + random.nextInt(3); manager++) {
            RevisionNode last = root;
            for (int version = 0; version < 2 + random.nextInt(5); version++) {
                last = next(last, tree, "M" + manager, "1." + version, others);
            }
        }
    }

    private RevisionNode next(
            RevisionNode last, String tree, String manager, String version, List<RevisionNode> others) {
        RevisionNode next;
        if (random.nextInt(4) == 0) {
            RevisionNode left = add(node(tree, manager, version + "l", last));
            RevisionNode right = add(node(tree, manager, version + "r", last));
            next = node(tree, manager, version, left, right);
        } else {
            next = node(tree, manager, version, last);
        }
        boolean depends = !others.isEmpty() && random.nextInt(4) == 0;
        return add(
                depends
                        ? withDependencies(
                                next, others.get(random.nextInt(others.size())).id())
                        : next);
    }

    /** From the end of the first branch of the first tree to the end of another one, or to where it started. */
    private void oneShot() {
        List<RevisionNode> base = nodes.stream()
                .filter(node -> node.tree().text().equals("tree-0") && !node.isRoot())
                .toList();
        RevisionNode first = base.get(random.nextInt(base.size()));
        RevisionNode from = add(node("tree-0/detour", first.manager(), first.version(), add(root("tree-0/detour"))));
        base.stream()
                .filter(node -> !node.manager().equals(first.manager()))
                .findAny()
                .ifPresent(to -> add(node("tree-0/detour", to.manager(), to.version(), from)));
    }

    private RevisionNode add(RevisionNode node) {
        nodes.add(node);
        return node;
    }
}
