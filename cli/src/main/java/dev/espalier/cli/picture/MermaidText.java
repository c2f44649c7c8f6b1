package dev.espalier.cli.picture;

import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A history as a flowchart for Mermaid: trees are subgraphs, dependencies dotted, one-shots thick. */
final class MermaidText {
    private final History history;
    private final PrintWriter out;
    /** Revisions are numbered, because not every id is a name there. */
    private final Map<String, String> names = new HashMap<>();

    private final List<String> dependencies = new ArrayList<>();

    private MermaidText(History history, PrintWriter out) {
        this.history = history;
        this.out = out;
    }

    static void write(History history, PrintWriter out) {
        new MermaidText(history, out).write();
    }

    private void write() {
        out.println("flowchart BT");
        history.standing().ifPresent(it -> out.println("  %% " + it.sentence().replaceAll("[\\r\\n{}]", " ")));
        int[] number = new int[1];
        history.trees().forEach(tree -> tree(tree, number[0]++));
        dependencies.forEach(out::println);
        if (history.standing().isPresent()) {
            out.println("  classDef current fill:#cfe8d8,stroke:#14523a,stroke-width:4px,color:#111");
            out.println("  classDef applied fill:#cfe8d8,stroke:#14523a,color:#111");
            out.println("  classDef gap fill:#ffd9c2,stroke:#a03c00,stroke-width:2px,color:#111");
            out.println("  classDef pending fill:#fff,stroke:#14523a,stroke-width:2px,color:#111");
            out.println("  classDef unused fill:#f4f4f4,stroke:#777,stroke-dasharray:3 3,color:#444");
        }
    }

    private void tree(Tree tree, int number) {
        out.println("  subgraph t" + number + "[" + quoted(tree.name().text()) + "]");
        out.println("    direction BT");
        for (RevisionNode node : tree.nodes()) {
            String state = history.status(node).map(it -> ":::" + it.key()).orElse("");
            out.println("    " + name(tree.name(), node.id()) + shape(tree, node) + state);
        }
        for (RevisionNode node : tree.nodes()) {
            node.parents().forEach(parent -> edge(tree, parent, " --> ", node.id()));
        }
        tree.detours().forEach(it -> edge(tree, it.from(), " ==>|" + quoted(it.name()) + "| ", it.to()));
        out.println("  end");
        for (RevisionNode node : tree.nodes()) {
            for (String id : node.dependsOn()) {
                TreeName other = tree.graph().get(id).tree();
                if (history.names().contains(other)) {
                    dependencies.add("  " + name(tree.name(), node.id()) + " -.->|\"depends on\"| " + name(other, id));
                }
            }
        }
    }

    private void edge(Tree tree, String from, String arrow, String to) {
        out.println("    " + name(tree.name(), from) + arrow + name(tree.name(), to));
    }

    private String shape(Tree tree, RevisionNode node) {
        List<String> lines = new ArrayList<>(List.of(Words.name(node), node.id()));
        lines.addAll(Words.beside(history, tree, node));
        String text = quoted(String.join("\n", lines));
        boolean gap = history.status(node).filter(Status.GAP::equals).isPresent();
        return gap ? "{{" + text + "}}" : "(" + text + ")";
    }

    private String name(TreeName tree, String id) {
        return names.computeIfAbsent(tree + ":" + id, k -> "r" + names.size());
    }

    /** The one escape of this format: a quoted string with entities by number, in which a line break is a tag. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                quoted.append("<br/>");
            } else if ("\"#&<>`\\{}|[]".indexOf(c) >= 0 || c < ' ') {
                quoted.append('#').append(c).append(';');
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
