package dev.espalier.cli.picture;

import dev.espalier.cli.picture.Layout.Spot;
import dev.espalier.graph.RevisionNode;
import java.io.PrintWriter;

/**
 * A history as one page that needs nothing beside it: the trees as a picture of links, and under it each revision in
 * words. It works without its script, which only lets arrow keys move in the picture.
 */
final class HtmlPage {
    private final History history;
    private final PrintWriter out;

    private HtmlPage(History history, PrintWriter out) {
        this.history = history;
        this.out = out;
    }

    static void write(History history, PrintWriter out) {
        new HtmlPage(history, out).write();
    }

    private void write() {
        String title = Xml.escape(Page.title(history));
        out.println("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
                style-src 'unsafe-inline'; script-src 'unsafe-inline'">
                <link rel="icon" href="data:,">
                <title>%s</title>
                <style>
                %s
                %s
                </style>
                </head>
                <body class="espalier">
                %s
                <header>
                <h1>%s</h1>
                <p>%s</p>""".formatted(
                        title,
                        Resources.text("picture.css"),
                        Resources.text("page.css"),
                        Resources.text("signs.svg"),
                        title,
                        Xml.escape(Page.sentence(history))));
        legend();
        out.println("""
                <p class="skip"><a href="#revisions">To the revisions in words</a></p>
                <p class="keys" hidden>Arrow keys move from revision to revision, Enter opens one, Escape closes it.</p>
                </header>
                <main>
                <div class="forest" role="region" aria-label="The trees">""");
        history.trees().map(tree -> Drawing.of(history, tree)).forEach(this::band);
        out.println("</div>\n<section class=\"words\" aria-labelledby=\"revisions\">"
                + "<h2 id=\"revisions\" tabindex=\"-1\">Revisions</h2>");
        history.trees().forEach(tree -> {
            out.println("<section><h3>" + Xml.escape(tree.name().text()) + "</h3><div class=\"cards\">");
            tree.newestFirst().forEach(node -> RevisionCard.write(history, tree, node, out));
            out.println("</div></section>");
        });
        out.println("</section>\n</main>\n<script>\n" + Resources.text("page.js") + "\n</script>\n</body>\n</html>");
    }

    private void legend() {
        out.println("<ul class=\"legend\">");
        Page.signs(history)
                .forEach(sign -> out.println("<li>" + sign(sign.name()) + Xml.escape(sign.title()) + "</li>"));
        out.println("</ul>");
    }

    private void band(Drawing drawing) {
        Tree tree = drawing.tree();
        String name = Xml.escape(tree.name().text());
        String measures = "width=\"" + drawing.width() + "\" height=\"" + drawing.height() + "\"";
        out.println("<section class=\"band\" aria-label=\"" + name + "\">");
        out.println("<div class=\"caption\"><h2>" + name + "</h2><p>" + Page.size(tree) + "</p>");
        drawing.oneShots().forEach(it -> out.println("<p class=\"one-shot\">⇢ " + Xml.escape(it) + "</p>"));
        out.println("</div>\n<div class=\"sky\"><div class=\"field\" style=\"width:" + drawing.width() + "px;height:"
                + drawing.height() + "px\">");
        out.println("<svg aria-hidden=\"true\" " + measures + ">");
        drawing.lines(out);
        out.println("</svg>\n<ol>");
        tree.newestFirst().forEach(node -> revision(drawing, node));
        out.println("</ol></div></div></section>");
    }

    private void revision(Drawing drawing, RevisionNode node) {
        Spot spot = drawing.layout().spot(node.id());
        String key = Xml.escape(drawing.tree().name() + "." + node.id());
        out.println("<li style=\"left:%dpx;top:%dpx\"><a class=\"revision %s\" id=\"at.%s\" href=\"#%s\">"
                .formatted(drawing.x(spot), drawing.y(spot), drawing.sign(node), key, key));
        out.println(sign(drawing.sign(node)) + manager(drawing.tree(), node));
        out.println("<b class=\"version\">" + Xml.escape(Words.version(node)) + "</b> <span class=\"id\">"
                + Xml.escape(node.id()) + "</span>" + tags(drawing.tags(node)) + tags(drawing.needs(node))
                + "</a></li>");
    }

    /** The manager stands over the head of its branch; elsewhere it is only read aloud. */
    private static String manager(Tree tree, RevisionNode node) {
        String style = tree.graph().isHead(node) ? "manager" : "unseen";
        return node.manager().isEmpty()
                ? ""
                : "<span class=\"" + style + "\">" + RevisionCard.breakable(node.manager()) + "</span>";
    }

    private static String tags(String text) {
        return text.isEmpty() ? "" : " <span class=\"tags\">" + Xml.escape(text) + "</span>";
    }

    private static String sign(String name) {
        return "<svg class=\"sign\" aria-hidden=\"true\" viewBox=\"-12 -12 24 24\"><use href=\"#sign-" + name
                + "\"/></svg>";
    }
}
