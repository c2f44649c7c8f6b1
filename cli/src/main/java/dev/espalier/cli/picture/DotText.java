package dev.espalier.cli.picture;

import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.io.PrintWriter;
import java.util.List;

/** A history as a digraph for Graphviz: trees are clusters, dependencies dashed, one-shots bold. */
final class DotText {
    private final History history;
    private final PrintWriter out;

    private DotText(History history, PrintWriter out) {
        this.history = history;
        this.out = out;
    }

    static void write(History history, PrintWriter out) {
        new DotText(history, out).write();
    }

    private void write() {
        out.println("digraph history {");
        out.println("  rankdir=BT; fontname=\"sans-serif\";");
        out.println("  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11];");
        history.standing().ifPresent(it -> out.println("  label=" + quoted(it.sentence()) + ";"));
        history.trees().forEach(this::tree);
        out.println("}");
    }

    private void tree(Tree tree) {
        out.println("  subgraph " + quoted("cluster_" + tree.name()) + " {");
        out.println("    label=" + quoted(tree.name().text()) + "; color=gray;");
        for (RevisionNode node : tree.nodes()) {
            out.println("    " + name(tree, node.id()) + " [label=" + label(tree, node) + style(node) + "];");
        }
        for (RevisionNode node : tree.nodes()) {
            node.parents().forEach(parent -> edge(name(tree, parent), name(tree, node.id()), ""));
        }
        tree.detours()
                .forEach(it -> edge(
                        name(tree, it.from()),
                        name(tree, it.to()),
                        " [style=bold, constraint=false, label=" + quoted(it.name()) + "]"));
        out.println("  }");
        for (RevisionNode node : tree.nodes()) {
            for (String id : node.dependsOn()) {
                TreeName other = tree.graph().get(id).tree();
                if (history.names().contains(other)) {
                    String needed = quoted(other + ":" + id);
                    edge(needed, name(tree, node.id()), " [style=dashed, label=\"depends on\", dir=back]");
                }
            }
        }
    }

    private void edge(String from, String to, String style) {
        out.println("    " + from + " -> " + to + style + ";");
    }

    private String label(Tree tree, RevisionNode node) {
        List<String> beside = Words.beside(history, tree, node);
        return quoted(Words.name(node) + "\n" + node.id() + (beside.isEmpty() ? "" : "\n" + String.join(", ", beside)));
    }

    private String style(RevisionNode node) {
        return history.status(node)
                .map(status -> switch (status) {
                    case CURRENT -> ", peripheries=2, style=\"rounded,filled\", fillcolor=\"#cfe8d8\"";
                    case APPLIED -> ", style=\"rounded,filled\", fillcolor=\"#cfe8d8\"";
                    case GAP -> ", shape=diamond, style=filled, fillcolor=\"#ffd9c2\"";
                    case PENDING -> ", penwidth=2";
                    case UNUSED -> ", style=\"rounded,dotted\"";
                })
                .orElse("");
    }

    private static String name(Tree tree, String id) {
        return quoted(tree.name() + ":" + id);
    }

    /** The one escape of this format: a quoted string, in which a line break is {@code \n}. */
    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", "")
                        .replace("\n", "\\n") + "\"";
    }
}
