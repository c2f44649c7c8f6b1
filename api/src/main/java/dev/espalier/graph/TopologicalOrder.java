package dev.espalier.graph;

import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Puts revisions into an order in which each comes after its parents and dependencies. */
public final class TopologicalOrder {
    private static final Comparator<RevisionNode> BY_BRANCH = Comparator.comparing(RevisionNode::tree)
            .thenComparing(RevisionNode::manager)
            .thenComparing(RevisionNode::id);

    private final Numbered nodes;
    private final Arrows parents;
    private final Arrows before;

    /** The numbers of the revisions, in order, and the place of each. */
    private final int[] order;

    private final int[] places;

    private int done;

    private final BitSet seen = new BitSet();

    /**
     * The revisions that wait for what comes before them, the last of these first, and how much of it they have had.
     */
    private final int[] open;

    private final int[] had;
    private int depth;

    private TopologicalOrder(Collection<RevisionNode> given) {
        this.nodes = new Numbered(given);
        this.parents = Arrows.of(nodes.size(), (number, to) -> {
            for (String id : nodes.node(number).parents()) {
                to.accept(nodes.number(id));
            }
        });
        this.before = Arrows.of(nodes.size(), (number, to) -> {
            List<String> ids = Edges.ALL.before(nodes.node(number));
            if (ids.size() < 2 && nodes.node(number).dependsOn().isEmpty()) {
                parents.each(number, to);
            } else {
                ids.stream().sorted().forEach(id -> to.accept(nodes.number(id)));
            }
        });
        this.order = new int[nodes.size()];
        this.places = new int[nodes.size()];
        this.open = new int[nodes.size()];
        this.had = new int[nodes.size()];
        heads().forEach(this::visit);
    }

    /**
     * The order that keeps trees, and the branches of a tree, together; it depends on nothing but the revisions.
     * Parents and dependencies that are not among the given revisions count as done.
     *
     * @param nodes revisions with different ids
     */
    public static List<RevisionNode> of(Collection<RevisionNode> nodes) {
        return reach(nodes).nodes().nodes();
    }

    /** What revisions reach by their parents, numbered in that order. */
    static Reach reach(Collection<RevisionNode> nodes) {
        TopologicalOrder order = new TopologicalOrder(nodes);
        return new Reach(
                order.nodes.renumbered(order.order, order.places), order.parents.renumbered(order.order, order.places));
    }

    /** The revisions that are nobody's parents. */
    private IntStream heads() {
        BitSet followed = new BitSet();
        for (int number = 0; number < nodes.size(); number++) {
            parents.each(number, followed::set);
        }
        return IntStream.range(0, nodes.size())
                .filter(number -> !followed.get(number))
                .boxed()
                .sorted(Comparator.comparing(nodes::node, BY_BRANCH))
                .mapToInt(number -> number);
    }

    /** Depth first, with a stack of its own: a history can be longer than a thread's stack is deep. */
    private void visit(int head) {
        push(head);
        while (depth > 0) {
            int top = open[depth - 1];
            if (had[top] < before.count(top)) {
                push(before.to(top, had[top]++));
            } else {
                places[top] = done;
                order[done++] = top;
                depth--;
            }
        }
    }

    private void push(int number) {
        if (!seen.get(number)) {
            seen.set(number);
            open[depth++] = number;
        }
    }
}
