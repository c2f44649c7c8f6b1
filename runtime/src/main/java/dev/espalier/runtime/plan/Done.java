package dev.espalier.runtime.plan;

import dev.espalier.graph.TreeName;
import java.util.Set;

/**
 * One step that the journal tells of.
 *
 * @param id the revision's id, which the history may not know any more
 * @param tree its tree, as the step was taken: a one-shot tree where it was part of a detour
 * @param direction what was done
 * @param before the rows of the version table before the step
 * @param after the rows after it
 */
public record Done(String id, TreeName tree, Direction direction, Set<String> before, Set<String> after) {
    public Done {
        before = Set.copyOf(before);
        after = Set.copyOf(after);
    }
}
