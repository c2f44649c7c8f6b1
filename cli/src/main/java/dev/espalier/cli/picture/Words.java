package dev.espalier.cli.picture;

import dev.espalier.graph.Capability;
import dev.espalier.graph.RevisionNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** A revision's parts in words. */
final class Words {
    private Words() {}

    static List<String> ids(Collection<RevisionNode> nodes) {
        return nodes.stream().map(RevisionNode::id).toList();
    }

    /** What can be carried out for it, always in the same order. */
    static List<String> keys(RevisionNode node) {
        return node.capabilities().stream()
                .sorted()
                .map(Capability::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    static String capabilities(RevisionNode node) {
        return node.isPlaceholder() ? "nothing, it is a placeholder" : String.join(", ", keys(node));
    }

    /** Its version, or that it is the root. */
    static String version(RevisionNode node) {
        return node.version().isEmpty() ? (node.isRoot() ? "root" : node.id()) : node.version();
    }

    /** Its manager and version, or that it is the root. */
    static String name(RevisionNode node) {
        return node.manager().isEmpty() ? version(node) : node.manager() + " " + version(node);
    }

    /** What stands beside it in a picture: marks of its tree, what it is to the database, what it depends on. */
    static List<String> beside(History history, Tree tree, RevisionNode node) {
        List<String> words = new ArrayList<>(tree.marks(node));
        history.status(node).filter(Status::isSaid).map(Status::title).ifPresent(words::add);
        if (!node.dependsOn().isEmpty()) {
            words.add("depends on " + String.join(", ", node.dependsOn()));
        }
        return words;
    }

    /** The text, cut where a word begins: at capitals, and behind blanks and dots and the like. */
    static List<String> parts(String text) {
        return List.of(text.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[ ._-])"));
    }

    /** The text in lines of at most so many characters. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : parts(text)) {
            if (line.length() > 0 && line.length() + part.length() > width) {
                lines.add(cut(line.toString(), width));
                line.setLength(0);
            }
            line.append(part);
        }
        lines.add(cut(line.toString(), width));
        return lines;
    }

    /** The text, or its beginning when it is longer. */
    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }
}
