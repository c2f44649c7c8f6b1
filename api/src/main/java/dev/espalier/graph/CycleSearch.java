package dev.espalier.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Finds revisions that follow each other in a circle, each circle once; linear, and without recursion. */
final class CycleSearch {
    private final Declared declared;
    private final Arrows before;
    private final Arrows after;

    /** The revisions that may still be on a circle, and for each how many of these come before it. */
    private final BitSet left = new BitSet();

    private final int[] waiting;

    /** Those that have just been taken away. */
    private final int[] removed;

    private int count;

    private CycleSearch(Declared declared, Arrows before) {
        this.declared = declared;
        this.before = before;
        this.after = before.reversed();
        this.left.set(0, declared.size());
        this.waiting = IntStream.range(0, declared.size()).map(before::count).toArray();
        this.removed = new int[declared.size()];
    }

    /**
     * The circles, each at the smallest id of the revisions on it that a problem may be reported at.
     *
     * @param before what each revision follows and depends on
     */
    static List<Problem> cycles(Declared declared, Arrows before, IntPredicate own) {
        CycleSearch search = new CycleSearch(declared, before);
        List<Problem> cycles = new ArrayList<>();
        search.remove(IntStream.range(0, declared.size()).filter(number -> before.count(number) == 0));
        while (!search.left.isEmpty()) {
            List<Integer> cycle = search.walk();
            cycle.stream().filter(own::test).min(search.byId()).ifPresent(at -> cycles.add(search.problem(cycle, at)));
            search.remove(cycle.stream().mapToInt(number -> number));
        }
        return cycles;
    }

    /** Takes revisions away, and then, again and again, those that nothing left comes before. */
    private void remove(IntStream numbers) {
        count = 0;
        numbers.forEach(this::remove);
        for (int i = 0; i < count; i++) {
            after.each(removed[i], next -> {
                waiting[next]--;
                if (waiting[next] == 0 && left.get(next)) {
                    remove(next);
                }
            });
        }
    }

    private void remove(int number) {
        left.clear(number);
        removed[count] = number;
        count++;
    }

    /** Every revision left has one before it that is left, so walking backwards must come round. */
    private List<Integer> walk() {
        Map<Integer, Integer> seen = new HashMap<>();
        List<Integer> path = new ArrayList<>();
        Integer number = smallest(left.stream());
        Integer start;
        while ((start = seen.putIfAbsent(number, path.size())) == null) {
            path.add(number);
            number = smallest(before.from(number).filter(left::get));
        }
        return path.subList(start, path.size());
    }

    private Integer smallest(IntStream numbers) {
        return numbers.boxed().min(byId()).orElseThrow();
    }

    private Comparator<Integer> byId() {
        return Comparator.comparing((Integer number) -> declared.node(number).id())
                .thenComparing(number -> declared.node(number).tree());
    }

    private Problem problem(List<Integer> cycle, Integer at) {
        int start = cycle.indexOf(at);
        List<String> path = new ArrayList<>();
        for (int i = 0; i <= cycle.size(); i++) {
            path.add(declared.node(cycle.get((start + i) % cycle.size())).id());
        }
        return new HistoryProblem.Cycle(declared.node(at), List.copyOf(path));
    }
}
