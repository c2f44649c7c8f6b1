package dev.espalier.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * How often the tests of reliability try, and what they found. {@code mvn verify} tries a few times; the Maven profile
 * {@code reliability} often enough for the table of {@code docs/reliability.md}, which it prints in the end.
 */
final class Reliability implements BeforeAllCallback {
    private static final boolean LONG = Boolean.getBoolean("espalier.reliability");
    private static final Path FOLDER = Path.of("target", "reliability");

    /** How often to try. */
    static int times(int few, int many) {
        return LONG ? many : few;
    }

    /** Has the table printed when the last of the tests has ended. */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (LONG) {
            AutoCloseable table = Reliability::print;
            context.getRoot().getStore(Namespace.GLOBAL).put(Reliability.class, table);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void print() throws IOException {
        try (Stream<Path> lines = Files.list(FOLDER)) {
            for (Path line : lines.sorted().toList()) {
                System.out.print(Files.readString(line));
            }
        }
    }

    /** Adds a line to the table. */
    static void tell(String what, String found) throws IOException {
        Files.createDirectories(FOLDER);
        String name = what.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        Files.writeString(FOLDER.resolve(name + ".txt"), "| " + what + " | " + found + " |\n");
    }
}
