package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The program within the test's own process, and what it leaves in a folder. */
final class Cli {
    private Cli() {}

    static Jar.Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Jar.Result(exitCode, out.toString(), err.toString());
    }

    /** Whether what looks at a database, and what changes it, both say so, and refuse. */
    static void refused(String start, String end, String address) {
        for (String command : new String[] {"status", "upgrade"}) {
            Jar.Result result = run(command, address);
            assertThat(result.err()).startsWith(start).contains(end).doesNotContain("\tat ");
            assertThat(result.exitCode()).isEqualTo(3);
        }
    }

    /** All files of a folder, byte for byte; folders are there without content. */
    static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.forEach(path ->
                    content.put(folder.relativize(path).toString(), Files.isDirectory(path) ? "" : bytes(path)));
        }
        return content;
    }

    private static String bytes(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
