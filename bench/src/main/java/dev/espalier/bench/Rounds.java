package dev.espalier.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Contenders take turns, so that what else the machine does hits all of them; what counts is the median.
 *
 * @param warmUp rounds that do not count
 * @param rounds rounds that do
 */
record Rounds(int warmUp, int rounds) {
    private static final long SEED = 7;

    /** One of those that are compared. */
    @FunctionalInterface
    interface Contender {
        /** Does its work once, and says what it took; what has to be prepared is not in it. */
        double measure() throws Exception;
    }

    /** Work of which the time is taken. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** Milliseconds that the work took. */
    static double millis(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    /**
     * The median of each contender, in the order given. Each round has another order, so that nobody is always the one
     * who comes after a large one, and finds the caches and the second core as that has left them.
     */
    List<Figure> medians(Map<String, Contender> contenders) throws Exception {
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        contenders.keySet().forEach(name -> measured.put(name, new ArrayList<>()));
        List<Map.Entry<String, Contender>> order = new ArrayList<>(contenders.entrySet());
        Random random = new Random(SEED);
        for (int round = -warmUp; round < rounds; round++) {
            for (Map.Entry<String, Contender> contender : order) {
                double figure = contender.getValue().measure();
                if (round >= 0) {
                    measured.computeIfAbsent(contender.getKey(), name -> new ArrayList<>())
                            .add(figure);
                }
            }
            Collections.shuffle(order, random);
        }
        return measured.entrySet().stream()
                .map(entry -> new Figure(entry.getKey(), median(entry.getValue())))
                .toList();
    }

    private static double median(List<Double> figures) {
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
