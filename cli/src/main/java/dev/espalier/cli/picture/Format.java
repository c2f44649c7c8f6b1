package dev.espalier.cli.picture;

import dev.espalier.graph.RevisionNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Predicate;

/** How a history can be shown. */
public enum Format {
    /** A line for each revision. */
    TEXT,
    /** Lanes in a terminal. */
    GRAPH,
    /** Data for programs. */
    JSON,
    /** A flowchart for Mermaid. */
    MERMAID,
    /** A digraph for Graphviz. */
    DOT,
    /** A picture. */
    SVG,
    /** A page. */
    HTML;

    /** Writes the history in this format. */
    public void write(History history, PrintWriter out) {
        switch (this) {
            case TEXT -> HistoryLines.write(history, out);
            case GRAPH -> GraphText.write(history, out);
            case JSON -> HistoryJson.write(history, out);
            case MERMAID -> MermaidText.write(history, out);
            case DOT -> DotText.write(history, out);
            case SVG -> SvgPicture.write(history, out);
            case HTML -> HtmlPage.write(history, out);
        }
        out.flush();
    }

    /** Writes a block of lines for each revision that is wanted. */
    public static void writeVerbose(History history, Predicate<RevisionNode> wanted, PrintWriter out) {
        HistoryLines.writeBlocks(history, wanted, out);
        out.flush();
    }

    /** The name by which it is asked for. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
