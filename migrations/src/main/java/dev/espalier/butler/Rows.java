package dev.espalier.butler;

import dev.espalier.Obstacle;
import java.util.List;

/** Rows that stand in a migration's way. */
public final class Rows {
    private Rows() {}

    /**
     * Refuses to go on where there are any.
     *
     * @param what what is wrong with them, behind «rows with»
     * @param first what tells the first of them apart
     * @param advice what to do
     * @throws Obstacle when there are any
     */
    public static void refuse(String table, String what, long count, List<String> first, String advice) {
        if (count > 0) {
            throw new Obstacle(table + " has " + count + " rows with " + what + ": " + String.join(", ", first)
                    + (count > first.size() ? ", ..." : "") + "; " + advice);
        }
    }
}
