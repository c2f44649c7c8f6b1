package dev.espalier.cli.picture;

import dev.espalier.graph.Labels;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A history in Alembic's form, newest first: a line for each revision, {@code PARENT -> ID (labels) (head),
 * description}, or a block of lines. A head that another tree depends on is an {@code effective head}: it is no row of
 * a version table that holds what depends on it.
 */
final class HistoryLines {
    private final History history;
    private final Map<RevisionGraph, Labels> labels = new HashMap<>();

    private HistoryLines(History history) {
        this.history = history;
    }

    /** A line for each revision. */
    static void write(History history, PrintWriter out) {
        HistoryLines lines = new HistoryLines(history);
        history.trees().forEach(tree -> tree.newestFirst().forEach(node -> out.println(lines.line(tree, node))));
    }

    /** A block for each revision that is wanted, and an empty line after it. */
    static void writeBlocks(History history, Predicate<RevisionNode> wanted, PrintWriter out) {
        HistoryLines lines = new HistoryLines(history);
        history.trees()
                .forEach(tree -> tree.newestFirst().stream()
                        .filter(wanted)
                        .forEach(node -> lines.block(tree, node).forEach(out::println)));
    }

    private String line(Tree tree, RevisionNode node) {
        String needs = node.dependsOn().isEmpty() ? "" : " (depends on " + join(node.dependsOn()) + ")";
        return parents(node) + " -> " + node.id() + " (" + labels(tree, node) + ")" + marks(tree, node) + needs + ", "
                + node.description();
    }

    private Stream<String> block(Tree tree, RevisionNode node) {
        Stream.Builder<String> block = Stream.builder();
        block.add("Rev: " + node.id() + marks(tree, node));
        block.add((node.isMerge() ? "Merges: " : "Parent: ") + parents(node));
        if (!node.dependsOn().isEmpty()) {
            block.add("Also depends on: " + join(node.dependsOn()));
        }
        if (tree.graph().isBranchPoint(node)) {
            block.add("Branches into: " + join(Words.ids(tree.graph().children(node))));
        }
        block.add("Branch names: " + labels(tree, node));
        block.add("Class: " + node.declaredIn());
        block.add("Can: " + Words.capabilities(node));
        return block.add("").add("    " + node.description()).add("").build();
    }

    private String labels(Tree tree, RevisionNode node) {
        return join(List.copyOf(labels.computeIfAbsent(tree.graph(), Labels::of).of(node)));
    }

    private String marks(Tree tree, RevisionNode node) {
        return Stream.concat(
                        tree.marks(node).stream(),
                        history.status(node).filter(Status::isSaid).map(Status::title).stream())
                .map(mark -> " (" + mark + ")")
                .collect(Collectors.joining());
    }

    private static String parents(RevisionNode node) {
        return node.isRoot() ? "<base>" : join(node.parents());
    }

    private static String join(List<String> words) {
        return String.join(", ", words);
    }
}
