package dev.espalier.graph;

import java.util.AbstractSet;
import java.util.BitSet;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Some of numbered revisions, by their ids and in the order of their numbers: a bit for each. */
final class IdSet extends AbstractSet<String> {
    private final Numbered all;
    private final BitSet members;

    IdSet(Numbered all, BitSet members) {
        this.all = all;
        this.members = members;
    }

    /** What it is a part of. */
    Numbered all() {
        return all;
    }

    /** The numbers of its members. */
    BitSet numbers() {
        return (BitSet) members.clone();
    }

    @Override
    public boolean contains(Object id) {
        int number = all.number(id);
        return number != Arrows.NONE && members.get(number);
    }

    @Override
    public boolean add(String id) {
        int number = all.number(id);
        if (number == Arrows.NONE) {
            throw new IllegalArgumentException("no revision " + id);
        }
        boolean isNew = !members.get(number);
        members.set(number);
        return isNew;
    }

    @Override
    public boolean remove(Object id) {
        boolean found = contains(id);
        if (found) {
            members.clear(all.number(id));
        }
        return found;
    }

    @Override
    public int size() {
        return members.cardinality();
    }

    @Override
    public boolean isEmpty() {
        return members.isEmpty();
    }

    @Override
    public Iterator<String> iterator() {
        return new Iterator<>() {
            private int last = Arrows.NONE;

            @Override
            public boolean hasNext() {
                return members.nextSetBit(last + 1) != Arrows.NONE;
            }

            @Override
            public String next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                last = members.nextSetBit(last + 1);
                return all.node(last).id();
            }

            @Override
            public void remove() {
                members.clear(last);
            }
        };
    }
}
