package dev.espalier.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jline.nativ.CLibrary;

/** A standard stream of the process: a terminal, or anything else, which gets plain lines. */
public enum StandardStream {
    OUT(1),
    ERR(2);

    private static final int UNKNOWN = 80;

    /** The part of a file's mode, as POSIX has it, that says what it is; and what it says of terminals. */
    private static final int KIND = 0170000;

    private static final int DEVICE = 0020000;

    private final int descriptor;

    StandardStream(int descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * What prints on it, a {@link TerminalWriter} when it is a terminal.
     *
     * @param variables the environment: {@code TERM} says what the terminal can do, <a
     *     href="https://no-color.org">{@code NO_COLOR}</a> that colours are not wanted
     */
    public PrintWriter writer(OutputStream stream, Map<String, String> variables) {
        if (!isTerminal(descriptor, variables.getOrDefault("TERM", ""))) {
            return new PrintWriter(stream, true, StandardCharsets.UTF_8);
        }
        TerminalWriter terminal = new TerminalWriter(
                stream,
                this::width,
                variables.getOrDefault("NO_COLOR", "").isEmpty(),
                System.getProperty("native.encoding", "").equals(StandardCharsets.UTF_8.name()));
        Runtime.getRuntime().addShutdownHook(new Thread(terminal::leave));
        return terminal;
    }

    /**
     * Whether it is a terminal that can do more than print lines. {@code System.console()} cannot tell: it asks for
     * standard input as well, and some JDKs have one without any terminal.
     */
    private static boolean isTerminal(int descriptor, String name) {
        if (name.isEmpty() || name.equals("dumb") || !mayBeTerminal(descriptor)) {
            return false;
        }
        try {
            return CLibrary.isatty(descriptor) == 1;
        } catch (RuntimeException | LinkageError e) {
            return false; // Plain lines are right everywhere, also where the library does not run.
        }
    }

    /** A terminal is a device; to know that takes no native library, which takes 50 ms to load. */
    private static boolean mayBeTerminal(int descriptor) {
        try {
            int mode = (int) Files.getAttribute(Path.of("/dev/fd/" + descriptor), "unix:mode");
            return (mode & KIND) == DEVICE;
        } catch (IOException | RuntimeException e) {
            return true; // Not every system tells.
        }
    }

    private int width() {
        int width = CLibrary.getTerminalWidth(descriptor);
        return width > 0 ? width : UNKNOWN;
    }
}
