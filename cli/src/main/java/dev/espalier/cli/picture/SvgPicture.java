package dev.espalier.cli.picture;

import dev.espalier.cli.picture.Layout.Spot;
import dev.espalier.graph.RevisionNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A history as a picture: trees grow side by side from one ground, and in further rows where there are many. */
final class SvgPicture {
    private static final int MARGIN = 24;
    private static final int GAP = 12;
    private static final int CAPTION = 48;
    private static final int CAPTION_LINE = 15;
    private static final int HEADER = 96;
    private static final int WIDEST = 1920;
    private static final int LEGEND_WIDTH = 820;

    /** Trees on one ground. */
    private record Shelf(List<Drawing> drawings) {
        int width() {
            return drawings.stream().mapToInt(it -> it.width() + GAP).sum() - GAP;
        }

        int ground() {
            return drawings.stream().mapToInt(Drawing::height).max().orElse(0);
        }

        int height() {
            int oneShots =
                    drawings.stream().mapToInt(it -> it.oneShots().size()).max().orElse(0);
            return ground() + CAPTION + oneShots * CAPTION_LINE;
        }
    }

    private final History history;
    private final PrintWriter out;

    private SvgPicture(History history, PrintWriter out) {
        this.history = history;
        this.out = out;
    }

    static void write(History history, PrintWriter out) {
        new SvgPicture(history, out).write();
    }

    private void write() {
        List<Shelf> shelves = shelves();
        int width = 2 * MARGIN
                + Math.max(
                        LEGEND_WIDTH,
                        shelves.stream().mapToInt(Shelf::width).max().orElse(0));
        int height = HEADER
                + MARGIN
                + shelves.stream().mapToInt(it -> it.height() + GAP).sum();
        String sentence = Xml.escape(Page.sentence(history));
        out.println("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"espalier\" role=\"img\""
                + " aria-labelledby=\"title desc\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\">");
        out.println("<title id=\"title\">" + Xml.escape(Page.title(history)) + "</title>");
        out.println("<desc id=\"desc\">" + sentence + "</desc>");
        out.println("<style>\n" + Resources.text("picture.css") + "\n</style>");
        out.println(Resources.text("signs.svg"));
        out.println("<rect class=\"paper\" width=\"" + width + "\" height=\"" + height + "\"/>");
        text(MARGIN, 40, "heading", Words.cut(Page.title(history), (width - 2 * MARGIN) / 13));
        text(MARGIN, 60, "note", Words.cut(Page.sentence(history), (width - 2 * MARGIN) / 7));
        legend();
        int top = HEADER;
        for (Shelf shelf : shelves) {
            draw(shelf, top);
            top += shelf.height() + GAP;
        }
        out.println("</svg>");
    }

    private List<Shelf> shelves() {
        List<Shelf> shelves = new ArrayList<>();
        history.trees().map(tree -> Drawing.of(history, tree)).forEach(drawing -> {
            Shelf last = shelves.isEmpty() ? null : shelves.get(shelves.size() - 1);
            if (last == null || last.width() + GAP + drawing.width() > WIDEST - 2 * MARGIN) {
                last = new Shelf(new ArrayList<>());
                shelves.add(last);
            }
            last.drawings().add(drawing);
        });
        return shelves;
    }

    private void legend() {
        int x = MARGIN + 11;
        for (Page.Sign sign : Page.signs(history)) {
            use(x, 80, sign.name());
            text(x + 16, 84, "note", sign.title());
            x += 48 + sign.title().length() * 6;
        }
    }

    private void draw(Shelf shelf, int top) {
        int left = MARGIN;
        for (Drawing drawing : shelf.drawings()) {
            out.println("<g transform=\"translate(" + left + " " + top + ")\">");
            out.println("<rect class=\"band\" width=\"" + drawing.width() + "\" height=\"" + shelf.height()
                    + "\" rx=\"10\"/>");
            caption(drawing, shelf.ground());
            out.println("<g transform=\"translate(0 " + (shelf.ground() - drawing.height()) + ")\">");
            drawing.lines(out);
            drawing.tree().newestFirst().forEach(node -> revision(drawing, node));
            out.println("</g></g>");
            left += drawing.width() + GAP;
        }
    }

    private void caption(Drawing drawing, int ground) {
        out.println("<path class=\"ground\" d=\"M12 " + ground + "H" + (drawing.width() - 12) + "\"/>");
        int room = drawing.width() / 8;
        text(14, ground + 20, "tree", Words.cut(drawing.tree().name().text(), room));
        text(14, ground + 35, "note", Page.size(drawing.tree()));
        int y = ground + 35;
        for (String oneShot : drawing.oneShots()) {
            y += CAPTION_LINE;
            text(14, y, "note one-shot", Words.cut("⇢ " + oneShot, room));
        }
    }

    private void revision(Drawing drawing, RevisionNode node) {
        Spot spot = drawing.layout().spot(node.id());
        int x = drawing.x(spot);
        int y = drawing.y(spot);
        out.println("<g class=\"revision " + drawing.sign(node) + "\"><title>"
                + Xml.escape(node.title() + "\n" + node.description()) + "</title>");
        use(x, y, drawing.sign(node));
        text(x + 15, y + 2, "version", Words.cut(Words.version(node), 14));
        text(x + 15, y + 16, "id", Words.cut(node.id(), 14));
        text(x + 15, y + 29, "tags", drawing.tags(node));
        text(x + 15, y + 41, "tags", Words.cut(drawing.needs(node), 16));
        if (drawing.tree().graph().isHead(node) && !node.manager().isEmpty()) {
            List<String> lines = Words.wrap(node.manager(), 19);
            int first = Math.max(0, lines.size() - 3);
            for (int i = first; i < lines.size(); i++) {
                text(x - 8, y - 20 - (lines.size() - 1 - i) * 13, "manager", lines.get(i));
            }
        }
        out.println("</g>");
    }

    private void use(int x, int y, String sign) {
        out.println("<use href=\"#sign-" + sign + "\" x=\"" + x + "\" y=\"" + y + "\"/>");
    }

    private void text(int x, int y, String style, String text) {
        if (!text.isEmpty()) {
            out.println(
                    "<text class=\"" + style + "\" x=\"" + x + "\" y=\"" + y + "\">" + Xml.escape(text) + "</text>");
        }
    }
}
