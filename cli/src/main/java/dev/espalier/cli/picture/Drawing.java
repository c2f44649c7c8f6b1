package dev.espalier.cli.picture;

import dev.espalier.cli.picture.Layout.Edge;
import dev.espalier.cli.picture.Layout.Spot;
import dev.espalier.graph.RevisionNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a tree is drawn, in SVG and in HTML alike: measures in pixels, from the top left corner of its band, and the
 * lines between its revisions. The root is at the bottom.
 */
record Drawing(History history, Tree tree, Layout layout) {
    private static final int LANE = 146;
    private static final int LEVEL = 64;
    private static final int LEFT = 24;
    private static final int RIGHT = 128;
    private static final int TOP = 66;
    private static final int BOTTOM = 38;
    /** The room of a letter of the tree's name. */
    private static final int LETTER = 9;
    /** Below a revision's label and above that of the revision beneath it nothing stands in the way. */
    private static final int BETWEEN = 46;
    /** So far left of a lane nothing stands in the way either. */
    private static final int BESIDE = 26;

    private static final int CORNER = 12;

    static Drawing of(History history, Tree tree) {
        return new Drawing(history, tree, Layout.of(tree));
    }

    int width() {
        int name = LEFT + Math.min(40, tree.name().text().length()) * LETTER;
        return Math.max(name, LEFT + (layout.lanes() - 1) * LANE + RIGHT);
    }

    int height() {
        return TOP + (layout.levels() - 1) * LEVEL + BOTTOM;
    }

    int x(Spot spot) {
        return (int) Math.round(LEFT + spot.lane() * LANE);
    }

    int y(Spot spot) {
        return TOP + (layout.levels() - 1 - spot.level()) * LEVEL;
    }

    /** The one-shot trees that start and end here, each once. */
    List<String> oneShots() {
        return tree.detours().stream().map(Detour::name).distinct().toList();
    }

    /**
     * Which of the signs of {@code signs.svg} a revision has: by what it is to the database, else by what it can do.
     */
    String sign(RevisionNode node) {
        return history.status(node).map(Status::key).orElse(node.isPlaceholder() ? "placeholder" : "revision");
    }

    /** What is written beside a revision, in the little room there is; forks and merges are seen. */
    String tags(RevisionNode node) {
        Stream<String> head = tree.graph().isHead(node) ? Stream.of("head") : Stream.of();
        Stream<String> status = history.status(node).filter(Status::isSaid).map(Status::title).stream();
        return Stream.concat(head, status).collect(Collectors.joining(" · "));
    }

    /** What is written under it: the revisions of other trees that it depends on. */
    String needs(RevisionNode node) {
        return node.dependsOn().isEmpty() ? "" : "depends on " + String.join(", ", node.dependsOn());
    }

    /** Draws the lines between the revisions, and the arcs of the one-shot trees. */
    void lines(PrintWriter out) {
        for (Edge edge : layout.edges()) {
            String sign = sign(tree.graph().get(edge.child()));
            out.println("<path class=\"edge " + sign + "\" d=\"" + path(edge) + "\"/>");
        }
        for (Detour detour : tree.detours()) {
            out.println("<path class=\"arc\" marker-end=\"url(#arrow)\" d=\""
                    + arc(layout.spot(detour.from()), layout.spot(detour.to())) + "\"><title>one-shot "
                    + Xml.escape(detour.name()) + "</title></path>");
        }
    }

    /** Goes to another lane between the levels, so that it crosses no label. */
    private String path(Edge edge) {
        int x0 = x(edge.from());
        int y0 = y(edge.from());
        int x1 = x(edge.to());
        int y1 = y(edge.to());
        if (x0 == x1 && edge.free()) {
            return "M" + x0 + " " + y0 + "V" + y1;
        }
        if (x0 == x1) {
            int beside = x0 - LEFT + 6;
            return "M%d %dC%d %d %d %d %d %d".formatted(x0, y0, beside, y0 - LEVEL, beside, y1 + LEVEL, x1, y1);
        }
        int bend = edge.free() ? y1 + LEVEL : y0;
        int row = bend - LEVEL + BETWEEN;
        int aside = x1 < x0 ? -1 : 1;
        return "M%d %dV%dQ%d %d %d %dH%dQ%d %d %d %dV%d"
                .formatted(
                        x0,
                        y0,
                        bend,
                        x0,
                        row,
                        x0 + aside * CORNER,
                        row,
                        x1 - aside * CORNER,
                        x1,
                        row,
                        x1,
                        row - CORNER,
                        y1);
    }

    /** Leaves downwards, and goes between the levels and between the lanes, so that it crosses no label. */
    private String arc(Spot from, Spot to) {
        int x0 = x(from);
        int y0 = y(from);
        int y1 = y(to);
        int row = y0 + BETWEEN;
        int column = Math.max(5, x(to) - BESIDE);
        int aside = column < x0 ? -1 : 1;
        int along = y1 < row ? -1 : 1;
        return "M%d %dQ%d %d %d %dH%dQ%d %d %d %dV%dQ%d %d %d %dH%d"
                .formatted(
                        x0 + aside * 5,
                        y0 + 9,
                        x0 + aside * 8,
                        row,
                        x0 + aside * (BESIDE + 4),
                        row,
                        column - aside * CORNER,
                        column,
                        row,
                        column,
                        row + along * CORNER,
                        y1 - along * CORNER,
                        column,
                        y1,
                        column + CORNER,
                        y1,
                        x(to) - CORNER + 1);
    }
}
