package dev.espalier.processor;

import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.Problem;
import java.util.List;

/**
 * What {@code @History} says of a module.
 *
 * @param places where it is said: none or one in a sound module
 * @param settings what the first of these says, or the defaults
 * @param problems what is wrong with it by itself
 * @param complete as in {@link Reading}
 */
record DeclaredHistory(List<Declaration> places, HistorySettings settings, List<Problem> problems, boolean complete) {
    DeclaredHistory {
        places = List.copyOf(places);
        problems = List.copyOf(problems);
    }
}
