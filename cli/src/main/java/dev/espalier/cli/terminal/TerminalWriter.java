package dev.espalier.cli.terminal;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * Prints on a terminal. Below the lines there may be a live one, which is printed over and over in its place; it is
 * never wider than the terminal. Each write is whole: colours end in it, and the cursor is never hidden, so that the
 * terminal is in order whenever the program is stopped.
 */
public final class TerminalWriter extends PrintWriter {
    private static final String ERASE = "\r\033[K";

    private final IntSupplier width;
    private final Ink ink;
    private final boolean unicode;
    private String live = "";
    private boolean left;

    /**
     * @param width how many characters a line holds, which may change
     * @param coloured whether colours are wanted
     * @param unicode whether the terminal prints more than ASCII
     */
    TerminalWriter(OutputStream out, IntSupplier width, boolean coloured, boolean unicode) {
        super(out, true, StandardCharsets.UTF_8);
        this.width = width;
        this.ink = new Ink(coloured);
        this.unicode = unicode;
    }

    /** What gives text its colours. */
    public Ink ink() {
        return ink;
    }

    /** Whether it prints more than ASCII. */
    public boolean isUnicode() {
        return unicode;
    }

    /** The room in a line. The last place stays free: some terminals begin a new line when it is taken. */
    public int room() {
        return Math.max(1, width.getAsInt() - 1);
    }

    /** Prints the live line, in the place of the one before. */
    public synchronized void live(String text) {
        if (left) {
            return;
        }
        live = text;
        int room = room();
        print(ERASE + (text.length() <= room ? text : text.substring(0, room)));
        flush();
    }

    /** Prints a line for good, above the live one. */
    public synchronized void line(String text) {
        if (left) {
            return;
        }
        print((live.isEmpty() ? "" : ERASE) + text + System.lineSeparator());
        if (!live.isEmpty()) {
            live(live);
        }
        flush();
    }

    /** Takes the live line away. */
    public synchronized void clear() {
        if (!live.isEmpty()) {
            live = "";
            print(ERASE);
            flush();
        }
    }

    /** Leaves the live line as it is and begins a new one, because the program is stopped. */
    synchronized void leave() {
        left = true;
        if (!live.isEmpty()) {
            live = "";
            println();
            flush();
        }
    }
}
