package dev.espalier.cli.picture;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.runtime.plan.State;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a database stands.
 *
 * @param database the database in words
 * @param state its rows
 * @param unknown the rows that the history does not know
 * @param applied all that is below its rows
 * @param gaps what of that was never applied
 * @param pending what an upgrade to the heads has still to reach
 */
public record Standing(
        String database,
        State state,
        List<String> unknown,
        Set<String> applied,
        Set<String> gaps,
        Set<String> pending) {

    /** Puts together what a look at the database has told. */
    public static Standing of(
            String database,
            RevisionGraph graph,
            State state,
            Collection<RevisionNode> gaps,
            Collection<RevisionNode> pending) {
        return new Standing(database, state, state.unknown(graph), state.applied(graph), ids(gaps), ids(pending));
    }

    /** What a revision is to the database. */
    Status of(String id) {
        if (gaps.contains(id)) {
            return Status.GAP;
        }
        if (state.rows().contains(id)) {
            return Status.CURRENT;
        }
        if (applied.contains(id)) {
            return Status.APPLIED;
        }
        return pending.contains(id) ? Status.PENDING : Status.UNUSED;
    }

    /** Where the database stands, in a sentence. */
    String sentence() {
        String rows = state.rows().isEmpty() ? "nothing is written down" : "it stands at " + join(state.rows());
        return database + ": " + rows + "; pending: " + pending.size() + ", gaps: " + gaps.size()
                + (unknown.isEmpty() ? "" : "; unknown to this history: " + join(unknown));
    }

    private static String join(Collection<String> ids) {
        return String.join(", ", ids);
    }

    private static Set<String> ids(Collection<RevisionNode> nodes) {
        return nodes.stream().map(RevisionNode::id).collect(Collectors.toUnmodifiableSet());
    }
}
