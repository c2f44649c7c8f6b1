package dev.espalier.cli.picture;

import dev.espalier.graph.RevisionNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A history as lanes in a terminal, newest first. A lane waits for the next revision below; two that wait for the same
 * one join at once, so that a row is as wide as there are lines side by side.
 */
final class GraphText {
    private final History history;
    private final PrintWriter out;
    /** The revisions that the lanes wait for, from left to right. */
    private final List<String> lanes = new ArrayList<>();

    private GraphText(History history, PrintWriter out) {
        this.history = history;
        this.out = out;
    }

    static void write(History history, PrintWriter out) {
        history.standing().ifPresent(it -> out.println(it.sentence() + "\n" + signs() + "\n"));
        boolean[] later = new boolean[1];
        history.trees().forEach(tree -> {
            out.print(later[0] ? "\n" : "");
            later[0] = true;
            out.println(tree.name());
            new GraphText(history, out).draw(tree);
        });
    }

    private static String signs() {
        List<String> signs = new ArrayList<>();
        for (Status status : Status.values()) {
            signs.add(status.sign() + " " + status.title());
        }
        return String.join("   ", signs);
    }

    private void draw(Tree tree) {
        for (RevisionNode node : tree.newestFirst()) {
            revision(tree, node);
        }
        tree.detours()
                .forEach(detour ->
                        out.println("one-shot " + detour.name() + ": " + detour.from() + " ~> " + detour.to()));
    }

    private void revision(Tree tree, RevisionNode node) {
        int lane = lanes.indexOf(node.id());
        if (lane < 0) {
            lane = lanes.size();
            lanes.add(node.id());
        }
        StringBuilder row = bars(lanes.size());
        row.setCharAt(2 * lane, history.status(node).map(Status::sign).orElse('*'));
        out.println(row + text(tree, node));
        replace(lane, node.parents());
        join(node.parents());
    }

    private String text(Tree tree, RevisionNode node) {
        StringBuilder text = new StringBuilder(node.id() + " " + Words.name(node));
        Words.beside(history, tree, node)
                .forEach(word -> text.append(" (").append(word).append(')'));
        return text + ", " + node.description();
    }

    /** The lane waits for the revision's parents now, and for each after the first there is one more. */
    private void replace(int lane, List<String> parents) {
        lanes.remove(lane);
        lanes.addAll(lane, parents);
        for (int more = 1; more < parents.size(); more++) {
            int opened = lane + more;
            StringBuilder row = bars(opened);
            row.setLength(2 * opened - 1);
            int width = lanes.size() - parents.size() + more + 1;
            for (int right = opened; right < width; right++) {
                row.append("\\ ");
            }
            out.println(trimmed(row));
        }
    }

    /** Lanes that wait for the same revision join the leftmost of them. */
    private void join(List<String> parents) {
        for (String parent : parents) {
            int left = lanes.indexOf(parent);
            for (int right = lanes.lastIndexOf(parent); right > left; right = lanes.lastIndexOf(parent)) {
                lanes.remove(right);
                slide(right, left);
            }
        }
    }

    /** Draws a line from the right lane to the left one; the lanes behind it move up. */
    private void slide(int right, int left) {
        StringBuilder first = bars(right);
        first.setLength(2 * right - 1);
        for (int lane = right; lane <= lanes.size(); lane++) {
            first.append("/ ");
        }
        out.println(trimmed(first));
        for (int lane = right - 1; lane > left; lane--) {
            StringBuilder row = bars(lanes.size());
            row.setCharAt(2 * lane - 1, '/');
            out.println(trimmed(row));
        }
    }

    private static StringBuilder bars(int count) {
        return new StringBuilder("| ".repeat(count));
    }

    private static String trimmed(StringBuilder row) {
        return row.toString().stripTrailing();
    }
}
