package dev.espalier.graph;

import java.util.BitSet;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/** What revisions reach by one kind of edges; each has a higher number than what comes before it. */
final class Reach {
    private final Numbered nodes;
    private final Arrows before;
    private final Arrows after;

    /**
     * @param nodes each with a higher number than what comes before it
     * @param before what comes right before each
     */
    Reach(Numbered nodes, Arrows before) {
        this.nodes = nodes;
        this.before = before;
        this.after = before.reversed();
    }

    Numbered nodes() {
        return nodes;
    }

    /** The same edges, and those to what revisions depend on. */
    Reach andDependencies() {
        return new Reach(nodes, Arrows.of(nodes.size(), (number, to) -> {
            before.each(number, to);
            for (String other : nodes.node(number).dependsOn()) {
                to.accept(nodes.number(other));
            }
        }));
    }

    /** The revisions right after one. */
    Stream<RevisionNode> after(int number) {
        return after.from(number).mapToObj(nodes::node);
    }

    int countAfter(int number) {
        return after.count(number);
    }

    /** The revisions and all before them, without a down-set. */
    Set<String> down(Collection<String> ids, Set<String> downSet) {
        BitSet reached = nodes.numbers(ids);
        for (int number = reached.length() - 1; number >= 0; number = reached.previousSetBit(number - 1)) {
            if (downSet.contains(nodes.node(number).id())) {
                reached.clear(number);
            } else {
                before.each(number, reached::set);
            }
        }
        return new IdSet(nodes, reached);
    }

    /** The revisions and all after them. */
    Set<String> up(Collection<String> ids) {
        BitSet reached = nodes.numbers(ids);
        for (int number = reached.nextSetBit(0); number >= 0; number = reached.nextSetBit(number + 1)) {
            after.each(number, reached::set);
        }
        return new IdSet(nodes, reached);
    }

    /** The revisions that no other of them comes right after. */
    Set<String> maximal(Collection<String> ids) {
        BitSet maximal = nodes.numbers(ids);
        nodes.numbers(ids).stream().forEach(number -> before.each(number, maximal::clear));
        return new IdSet(nodes, maximal);
    }
}
