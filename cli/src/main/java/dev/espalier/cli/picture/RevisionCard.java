package dev.espalier.cli.picture;

import dev.espalier.graph.RevisionNode;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** A revision in words, in HTML. */
final class RevisionCard {
    private RevisionCard() {}

    static void write(History history, Tree tree, RevisionNode node, PrintWriter out) {
        String key = Xml.escape(tree.name() + "." + node.id());
        Optional<Status> status = history.status(node);
        out.println("<article id=\"" + key + "\" tabindex=\"-1\" aria-labelledby=\"name." + key + "\">");
        out.println("<h4 id=\"name." + key + "\">" + breakable(Words.name(node)) + "</h4>");
        out.println("<a class=\"back\" href=\"#at." + key + "\">In the picture<span class=\"unseen\">: "
                + Xml.escape(Words.name(node)) + "</span></a>");
        out.println("<p>" + Xml.escape(node.description()) + "</p><dl>");
        entry("id", "<code>" + Xml.escape(node.id()) + "</code>", out);
        status.ifPresent(it -> entry("state", "<b>" + it.title() + "</b>: " + it.meaning(), out));
        entry("tree", Xml.escape(tree.name().text()), out);
        entry("manager", breakable(node.manager()), out);
        entry("version", Xml.escape(node.version()), out);
        entry("is", Xml.escape(String.join(", ", tree.marks(node))), out);
        entry("parents", links(tree, node.parents()), out);
        entry("children", links(tree, Words.ids(tree.graph().children(node))), out);
        entry("depends on", dependencies(history, tree, node), out);
        entry("can", Words.capabilities(node), out);
        entry("class", "<code>" + breakable(node.declaredIn()) + "</code>", out);
        out.println("</dl></article>");
    }

    private static void entry(String name, String html, PrintWriter out) {
        if (!html.isEmpty()) {
            out.println("<div><dt>" + name + "</dt><dd>" + html + "</dd></div>");
        }
    }

    /** A name that may be broken where a word begins. */
    static String breakable(String name) {
        return Words.parts(name).stream().map(Xml::escape).collect(Collectors.joining("<wbr>"));
    }

    private static String links(Tree tree, Collection<String> ids) {
        return ids.stream().map(id -> link(tree.name().text(), id)).collect(Collectors.joining(", "));
    }

    private static String dependencies(History history, Tree tree, RevisionNode node) {
        return tree.graph().inOrder(node.dependsOn()).stream()
                .map(it -> history.names().contains(it.tree())
                        ? Xml.escape(it.tree() + " ") + link(it.tree().text(), it.id())
                        : Xml.escape(it.title()))
                .collect(Collectors.joining(", "));
    }

    private static String link(String tree, String id) {
        return "<a href=\"#" + Xml.escape(tree + "." + id) + "\"><code>" + Xml.escape(id) + "</code></a>";
    }
}
