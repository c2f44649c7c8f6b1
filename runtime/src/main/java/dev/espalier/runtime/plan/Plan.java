package dev.espalier.runtime.plan;

import java.util.List;

/**
 * The ordered steps from where a database stands to a target. Printing it, carrying it out, rehearsing it and writing
 * it as SQL are readers of the same value.
 *
 * @param request what it was made for
 * @param before where the database stood when it was made
 * @param steps the steps; none when there is nothing to do
 * @param after where the database stands when all are done
 */
public record Plan(Request request, State before, List<Step> steps, State after) {
    public Plan {
        steps = List.copyOf(steps);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
