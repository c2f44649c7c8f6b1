package dev.espalier.graph;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The labels of revisions. A label spreads from the revision that carries it to all that follows, and, where these are
 * one line without a branch point or a merge, backwards as far as the next of these.
 */
public final class Labels {
    private final RevisionGraph graph;
    private final Map<String, SortedSet<String>> labels = new HashMap<>();

    private Labels(RevisionGraph graph) {
        this.graph = graph;
    }

    /** The labels of all revisions in use. */
    public static Labels of(RevisionGraph graph) {
        Labels result = new Labels(graph);
        Map<String, List<String>> own = graph.carriers().byId();
        for (RevisionNode node : graph.nodes()) {
            SortedSet<String> here = result.of(node);
            here.addAll(own.getOrDefault(node.id(), List.of()));
            node.parents().forEach(parent -> here.addAll(result.at(parent)));
        }
        own.forEach((id, carried) -> result.backwards(graph.get(id), carried));
        return result;
    }

    /** The labels of a revision, sorted. */
    public SortedSet<String> of(RevisionNode node) {
        return at(node.id());
    }

    private SortedSet<String> at(String id) {
        return labels.computeIfAbsent(id, k -> new TreeSet<>());
    }

    private void backwards(RevisionNode carrier, List<String> carried) {
        if (!endsInOneLine(carrier)) {
            return;
        }
        Optional<RevisionNode> node = Optional.of(carrier);
        while (node.filter(this::isOnLine).isPresent()) {
            of(node.get()).addAll(carried);
            node = node.get().parents().stream().findFirst().map(graph::get);
        }
    }

    private boolean endsInOneLine(RevisionNode carrier) {
        RevisionNode node = carrier;
        while (isOnLine(node)) {
            Iterator<RevisionNode> next = graph.children(node).iterator();
            if (!next.hasNext()) {
                return true;
            }
            node = next.next();
        }
        return false;
    }

    private boolean isOnLine(RevisionNode node) {
        return graph.after(node).limit(2).count() < 2 && !node.isMerge();
    }
}
