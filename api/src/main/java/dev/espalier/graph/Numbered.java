package dev.espalier.graph;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Revisions with different ids; the number of each is its place among them. */
final class Numbered {
    private final List<RevisionNode> nodes;
    private final Map<String, Integer> numbers;

    Numbered(Collection<RevisionNode> nodes) {
        this.nodes = List.copyOf(nodes);
        this.numbers = new HashMap<>(2 * nodes.size());
        this.nodes.forEach(node -> numbers.put(node.id(), numbers.size()));
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
        return numbers.getOrDefault(id, Arrows.NONE);
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
