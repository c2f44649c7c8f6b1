package dev.espalier.cli.command;

import dev.espalier.graph.Labels;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A tree's history as lines, newest first, in Alembic's form: {@code PARENT -> ID (labels) (head), description}. A head
 * that another tree depends on is an {@code effective head}: it is no row of a version table that holds what depends on
 * it.
 */
final class HistoryLines {
    private HistoryLines() {}

    /** The lines of a tree in use. */
    static List<String> of(RevisionGraph graph, TreeName tree) {
        Labels labels = Labels.of(graph);
        List<String> lines = new ArrayList<>();
        for (RevisionNode node : graph.nodes(tree)) {
            lines.add(parents(node) + " -> " + node.id() + " (" + String.join(", ", labels.of(node)) + ")"
                    + marks(graph, node) + ", " + node.description());
        }
        Collections.reverse(lines);
        return lines;
    }

    private static String parents(RevisionNode node) {
        return node.isRoot() ? "<base>" : String.join(", ", node.parents());
    }

    private static String marks(RevisionGraph graph, RevisionNode node) {
        StringBuilder marks = new StringBuilder();
        if (graph.isHead(node)) {
            marks.append(graph.isRealHead(node) ? " (head)" : " (effective head)");
        }
        if (graph.isBranchPoint(node)) {
            marks.append(" (branchpoint)");
        }
        if (node.isMerge()) {
            marks.append(" (mergepoint)");
        }
        if (!node.dependsOn().isEmpty()) {
            marks.append(" (depends on ")
                    .append(String.join(", ", node.dependsOn()))
                    .append(')');
        }
        return marks.toString();
    }
}
