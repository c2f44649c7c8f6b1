package dev.espalier.runtime.plan;

import dev.espalier.graph.DeclaredOption;
import dev.espalier.graph.RevisionNode;
import java.util.List;
import java.util.Optional;

/**
 * One step of a plan, carried out as one transaction.
 *
 * @param node the revision that is carried out, or undone
 * @param direction what is done for it
 * @param from where the database stands in the tree before the step
 * @param to where it stands in the tree after the step
 * @param removed the rows that leave the version table
 * @param added the rows that enter it
 */
public record Step(
        RevisionNode node,
        Direction direction,
        Optional<RevisionNode> from,
        Optional<RevisionNode> to,
        List<String> removed,
        List<String> added) {

    public Step {
        removed = removed.stream().sorted().toList();
        added = added.stream().sorted().toList();
    }

    /** What its migration may ask for. */
    public List<DeclaredOption> options() {
        return direction.isCarriedOut() ? node.options() : List.of();
    }

    /** The step in a few words: {@code upgrade datasets …UUID 2.0.0 (4e2d7a28475b)}. */
    public String title() {
        return direction + " " + node.title();
    }
}
