package dev.espalier.processor;

import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.Problem;
import dev.espalier.graph.RevisionNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a module declares, as far as the compiler can make it out.
 *
 * @param revisions the revisions, type by type
 * @param histories where {@code @History} is: nowhere, or in one place if the module is sound
 * @param unchanged revisions in files that are not compiled now
 * @param settings what the first of these says, or the defaults
 * @param problems what is wrong with single declarations
 * @param complete whether nothing is missing for errors in the sources, or because it is not generated yet
 */
record Reading(
        List<Declaration> revisions,
        List<Declaration> histories,
        List<RevisionNode> unchanged,
        HistorySettings settings,
        List<Problem> problems,
        boolean complete) {
    Reading {
        revisions = List.copyOf(revisions);
        histories = List.copyOf(histories);
        unchanged = List.copyOf(unchanged);
        problems = List.copyOf(problems);
    }

    List<RevisionNode> nodes() {
        return Stream.concat(revisions.stream().map(Declaration::node), unchanged.stream())
                .toList();
    }

    /** Every place that a problem can be about. */
    Stream<Declaration> places() {
        return Stream.concat(revisions.stream(), histories.stream());
    }

    /** The whole module: this, and what an earlier compilation found in the files that are not compiled now. */
    Reading with(PreviousIndex previous) {
        return new Reading(
                revisions,
                histories,
                Stream.concat(unchanged.stream(), previous.nodes().stream()).toList(),
                histories.isEmpty() ? previous.settings().orElse(settings) : settings,
                problems,
                complete);
    }
}
