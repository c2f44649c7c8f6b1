package dev.espalier.graph;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A relation on the numbers below some size: which of them points to which. In huge histories memory is what is dear,
 * so all arrows lie in one array, those from one number after those from the one before it.
 */
final class Arrows {
    /** What stands for no number. */
    static final int NONE = -1;

    /** The arrows from a number begin at its place, and end where the next number's begin. */
    private final int[] begin;

    private final int[] to;

    private Arrows(int[] begin, int[] to) {
        this.begin = begin;
        this.to = to;
    }

    /** Tells a consumer where the arrows from a number lead. */
    interface Source {
        void tell(int from, IntConsumer to);
    }

    /** The arrows that a source tells of, each once and in its order; those to {@link #NONE} are left out. */
    static Arrows of(int size, Source source) {
        Collector collector = new Collector(size);
        for (int from = 0; from < size; from++) {
            source.tell(from, collector);
            collector.next();
        }
        return new Arrows(collector.begin, Arrays.copyOf(collector.to, collector.count));
    }

    int size() {
        return begin.length - 1;
    }

    /** How many arrows lead from a number. */
    int count(int from) {
        return begin[from + 1] - begin[from];
    }

    /** Where one of the arrows from a number leads. */
    int to(int from, int which) {
        return to[begin[from] + which];
    }

    /** Where the arrows from a number lead. */
    IntStream from(int from) {
        return Arrays.stream(to, begin[from], begin[from + 1]);
    }

    void each(int from, IntConsumer consumer) {
        for (int i = begin[from]; i < begin[from + 1]; i++) {
            consumer.accept(to[i]);
        }
    }

    /** Whether an arrow from a number leads to one that meets the condition. */
    boolean any(int from, IntPredicate condition) {
        for (int i = begin[from]; i < begin[from + 1]; i++) {
            if (condition.test(to[i])) {
                return true;
            }
        }
        return false;
    }

    /** The same arrows turned round; those from a number in the order of where they lead. */
    Arrows reversed() {
        int[] counts = new int[begin.length];
        for (int number : to) {
            counts[number + 1]++;
        }
        for (int number = 0; number < size(); number++) {
            counts[number + 1] += counts[number];
        }
        int[] free = counts.clone();
        int[] back = new int[to.length];
        for (int from = 0; from < size(); from++) {
            for (int i = begin[from]; i < begin[from + 1]; i++) {
                back[free[to[i]]++] = from;
            }
        }
        return new Arrows(counts, back);
    }

    /**
     * The same arrows between other numbers.
     *
     * @param order the old number of each new one
     * @param places the new number of each old one
     */
    Arrows renumbered(int[] order, int[] places) {
        return of(order.length, (number, to) -> each(order[number], old -> to.accept(places[old])));
    }

    /** Collects the arrows of one number after those of another. */
    private static final class Collector implements IntConsumer {
        private final int[] begin;
        private int[] to;
        private int count;
        private int from;

        /** For each number how many had told their arrows when the last one came to it, that one included. */
        private final int[] last;

        Collector(int size) {
            begin = new int[size + 1];
            to = new int[size];
            last = new int[size];
        }

        @Override
        public void accept(int number) {
            if (number != NONE && last[number] <= from) {
                last[number] = from + 1;
                if (count == to.length) {
                    to = Arrays.copyOf(to, 2 * count + 1);
                }
                to[count++] = number;
            }
        }

        void next() {
            from++;
            begin[from] = count;
        }
    }
}
