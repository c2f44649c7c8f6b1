package dev.espalier.cli.terminal;

import java.io.PrintWriter;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Gives text its colours, or leaves it as it is.
 *
 * @param coloured whether colours are wanted
 */
public record Ink(boolean coloured) {
    private static final Pattern CODE = Pattern.compile("\\[REV[0-9]+]");

    /** What is right for whatever is printed there. */
    public static Ink of(PrintWriter out) {
        return out instanceof TerminalWriter terminal ? terminal.ink() : new Ink(false);
    }

    /** What went well. */
    public String good(String text) {
        return in(Style.fg_green, text);
    }

    /** What did not. */
    public String bad(String text) {
        return in(Style.fg_red, text);
    }

    /** A message with its code. */
    public String message(String text) {
        return CODE.matcher(text).replaceAll(code -> bad(code.group()));
    }

    private String in(Style style, String text) {
        return coloured ? style.on() + text + style.off() : text;
    }
}
