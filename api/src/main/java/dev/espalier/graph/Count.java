package dev.espalier.graph;

/** Counts, as people are told them. */
public final class Count {
    private Count() {}

    /**
     * A count with its noun: {@code 1 row}, {@code 2 rows}.
     *
     * @param one the noun of one, whose plural ends in s
     */
    public static String of(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }
}
