package dev.espalier.runtime.plan;

import dev.espalier.graph.Capability;
import dev.espalier.graph.DeclaredOption;
import dev.espalier.graph.RevisionNode;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One step of a plan, carried out as one transaction unless its migration says that it is to be done outside of one.
 *
 * @param node the revision that is carried out, or undone
 * @param direction what is done for it
 * @param from where the database stands in the tree before the step
 * @param to where it stands in the tree after the step
 * @param removed the rows that leave the version table
 * @param added the rows that enter it
 * @param reason why it is done, for the journal; only of what somebody accepts
 */
public record Step(
        RevisionNode node,
        Direction direction,
        Optional<RevisionNode> from,
        Optional<RevisionNode> to,
        List<String> removed,
        List<String> added,
        Optional<String> reason) {

    public Step {
        removed = sorted(removed);
        added = sorted(added);
    }

    /** A step that needs no reason. */
    public Step(
            RevisionNode node,
            Direction direction,
            Optional<RevisionNode> from,
            Optional<RevisionNode> to,
            List<String> removed,
            List<String> added) {
        this(node, direction, from, to, removed, added, Optional.empty());
    }

    private static List<String> sorted(List<String> ids) {
        return ids.size() < 2 ? List.copyOf(ids) : ids.stream().sorted().toList();
    }

    /** What its migration may ask for. */
    public List<DeclaredOption> options() {
        return direction.isCarriedOut() ? node.options() : List.of();
    }

    /** Whether its work is done outside of a transaction. */
    public boolean isOnline() {
        return direction != Direction.CREATE && direction.isCarriedOut() && node.can(Capability.ONLINE);
    }

    /** The rows of the version table after the step, from those before it. */
    public NavigableSet<String> after(Collection<String> before) {
        NavigableSet<String> after = new TreeSet<>(before);
        removed.forEach(after::remove);
        after.addAll(added);
        return after;
    }

    /** The step in a few words: {@code upgrade datasets …UUID 2.0.0 (4e2d7a28475b)}. */
    public String title() {
        return direction + " " + node.title();
    }
}
