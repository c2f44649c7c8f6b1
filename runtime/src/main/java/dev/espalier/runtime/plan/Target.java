package dev.espalier.runtime.plan;

import dev.espalier.graph.Branch;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.Suggestion;
import dev.espalier.graph.TreeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where to: {@code heads}, a revision's id or the beginning of one, a tree ({@code datasets}: the head of the branch it
 * is on), a branch ({@code tree-manager}: its head), or {@code tree@version}. {@code @head} may follow a tree or
 * branch.
 */
public sealed interface Target {
    /** The heads of all trees. */
    record Heads() implements Target {
        @Override
        public Optional<TreeName> tree() {
            return Optional.empty();
        }
    }

    /** The head of a tree: of the branch that the database is on, or of the one named. */
    record Head(TreeName name, Optional<Branch> branch) implements Target {
        @Override
        public Optional<TreeName> tree() {
            return Optional.of(name);
        }
    }

    /** One revision. */
    record At(RevisionNode node) implements Target {
        @Override
        public Optional<TreeName> tree() {
            return Optional.of(node.tree());
        }
    }

    /** The tree that it is about, when it is about one. */
    Optional<TreeName> tree();

    /**
     * Reads a target.
     *
     * @throws Refused when nothing, or more than one thing, is called so
     */
    static Target parse(RevisionGraph graph, String text) {
        if (text.equals("heads")) {
            return new Heads();
        }
        String label = text.endsWith("@head") ? text.substring(0, text.length() - "@head".length()) : text;
        Optional<Target> head = head(graph, label);
        if (head.isPresent()) {
            return head.get();
        }
        List<RevisionNode> matches = matches(graph, text);
        if (matches.isEmpty()) {
            throw new Refused(new Refusal.UnknownTarget(text, hint(graph, label)));
        }
        if (matches.size() > 1) {
            throw new Refused(new Refusal.AmbiguousTarget(text, matches));
        }
        return new At(matches.get(0));
    }

    private static Optional<Target> head(RevisionGraph graph, String label) {
        Optional<Target> tree = graph.tree(label).map(name -> new Head(name, Optional.empty()));
        return tree.or(() -> graph.nodes().stream()
                .flatMap(node -> node.branch().stream())
                .filter(branch -> branch.label().equals(label))
                .findFirst()
                .map(branch -> new Head(branch.tree(), Optional.of(branch))));
    }

    private static List<RevisionNode> matches(RevisionGraph graph, String text) {
        Optional<RevisionNode> exact = graph.find(text);
        if (exact.isPresent() || text.isEmpty()) {
            return exact.stream().toList();
        }
        int at = text.indexOf('@');
        return graph.nodes().stream()
                .filter(node -> at < 0
                        ? node.id().startsWith(text)
                        : node.tree().base().text().equals(text.substring(0, at))
                                && node.version().equals(text.substring(at + 1)))
                .toList();
    }

    private static String hint(RevisionGraph graph, String label) {
        String trees = graph.trees().stream().map(tree -> tree.base().text()).collect(Collectors.joining(", "));
        return Suggestion.nearest(label, names(graph))
                .map(name -> "; did you mean " + name + "?")
                .orElse("; write heads, an id, or one of the trees " + trees);
    }

    private static List<String> names(RevisionGraph graph) {
        List<String> names = new ArrayList<>();
        names.add("heads");
        for (RevisionNode node : graph.nodes()) {
            Stream.of(node.id(), node.tree().base().text()).forEach(names::add);
            node.branch().ifPresent(branch -> names.add(branch.label()));
        }
        return names;
    }
}
