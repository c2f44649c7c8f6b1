package dev.espalier.runtime.plan;

import dev.espalier.graph.Capability;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An applied revision whose migration reads otherwise today: its fingerprint is another one than the journal's.
 *
 * <p>Only what was carried out, or accepted, can be compared: not what a stamp speaks of, nor what nobody knows the
 * fingerprint of, then or now, nor a revision that this build has no such work for any more.
 *
 * @param node the revision as this build has it
 * @param line what the journal last says of it
 */
public record Edit(RevisionNode node, JournalLine line) {
    /**
     * All of them, the first applied first.
     *
     * @param graph the history without any detour
     * @param journal what was done to the database, in that order; empty when nobody knows
     */
    public static List<Edit> of(RevisionGraph graph, State state, List<JournalLine> journal) {
        Map<String, JournalLine> last = new LinkedHashMap<>();
        for (JournalLine line : journal) {
            if (!line.finished()) {
                continue;
            }
            Done done = line.entry().done();
            last.remove(done.id());
            switch (done.direction()) {
                case CREATE, UPGRADE, APPLY, ACCEPT -> last.put(done.id(), line);
                case DOWNGRADE -> {}
                case STAMP -> last.keySet().removeAll(graph.ancestors(entered(done)));
            }
        }
        Set<String> applied = state.applied(graph);
        return last.values().stream()
                .filter(line -> applied.contains(line.entry().revision()))
                .flatMap(line -> find(graph, line.entry())
                        .filter(node -> differs(node, line.entry()))
                        .map(node -> new Edit(node, line))
                        .stream())
                .toList();
    }

    /** What was edited, and since when, in words. */
    public String title() {
        return node.declaredIn() + " was edited since " + line.entry().direction() + " " + node.title() + " "
                + line.occasion();
    }

    private static Collection<String> entered(Done done) {
        return done.after().stream().filter(id -> !done.before().contains(id)).toList();
    }

    /** The revision in the tree by which the step went: the same id stands in a one-shot tree and in a regular one. */
    private static Optional<RevisionNode> find(RevisionGraph graph, JournalEntry entry) {
        TreeName tree = new TreeName(entry.tree());
        return tree.isOneShot()
                ? graph.oneShot(tree).stream()
                        .filter(node -> node.id().equals(entry.revision()))
                        .findFirst()
                : graph.find(entry.revision());
    }

    private static boolean differs(RevisionNode node, JournalEntry entry) {
        boolean comparable = switch (entry.done().direction()) {
            case CREATE -> node.can(Capability.CREATE);
            case UPGRADE, APPLY -> node.can(Capability.UPGRADE);
            default -> !node.isPlaceholder();
        };
        return comparable
                && Stream.of(node.fingerprint(), entry.fingerprint()).noneMatch(String::isEmpty)
                && !node.fingerprint().equals(entry.fingerprint());
    }
}
