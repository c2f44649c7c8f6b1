package dev.espalier.processor;

import dev.espalier.graph.Problem;
import dev.espalier.graph.RevisionNode;
import java.util.List;

/**
 * The revisions that a module declares, as far as the compiler can make them out.
 *
 * @param declarations the revisions, type by type
 * @param problems what is wrong with single declarations
 * @param complete whether nothing is missing for errors in the sources, or because it is not generated yet
 */
record Reading(List<Declaration> declarations, List<Problem> problems, boolean complete) {
    Reading {
        declarations = List.copyOf(declarations);
        problems = List.copyOf(problems);
    }

    List<RevisionNode> nodes() {
        return declarations.stream().map(Declaration::node).toList();
    }
}
