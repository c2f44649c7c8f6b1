package dev.espalier.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Revisions with different ids; the number of each is its place among them. */
final class Numbered {
    private final List<RevisionNode> nodes;
    private final Map<String, Integer> given;

    /** The number that each of the given ones stands for. */
    private final int[] numbers;

    private Numbered(List<RevisionNode> nodes, Map<String, Integer> given, int[] numbers) {
        this.nodes = nodes;
        this.given = given;
        this.numbers = numbers;
    }

    Numbered(Collection<RevisionNode> nodes) {
        this(
                List.copyOf(nodes),
                new HashMap<>(2 * nodes.size()),
                IntStream.range(0, nodes.size()).toArray());
        this.nodes.forEach(node -> given.put(node.id(), given.size()));
    }

    /**
     * The same revisions in another order; in huge histories another map of them is dear.
     *
     * @param order the old number of each new one
     * @param places the new number of each old one
     */
    Numbered renumbered(int[] order, int[] places) {
        RevisionNode[] ordered = Arrays.stream(order).mapToObj(nodes::get).toArray(RevisionNode[]::new);
        return new Numbered(
                List.of(ordered),
                given,
                Arrays.stream(numbers).map(old -> places[old]).toArray());
    }

    List<RevisionNode> nodes() {
        return nodes;
    }

    int size() {
        return nodes.size();
    }

    RevisionNode node(int number) {
        return nodes.get(number);
    }

    /** The number of an id, or {@link Arrows#NONE}. */
    int number(Object id) {
        Integer found = given.get(id);
        return found == null ? Arrows.NONE : numbers[found];
    }

    /** The numbers of those of the ids that have one. */
    BitSet numbers(Collection<String> ids) {
        if (ids instanceof IdSet set && set.all() == this) {
            return set.numbers();
        }
        BitSet found = new BitSet();
        for (String id : ids) {
            int number = number(id);
            if (number != Arrows.NONE) {
                found.set(number);
            }
        }
        return found;
    }
}
