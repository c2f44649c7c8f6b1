package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The real Graphviz, where it is installed. */
public final class Graphviz {
    private Graphviz() {}

    /** Lets it read a graph. */
    public static void check(String graph) throws Exception {
        Path dot = Path.of("/usr/bin/dot");
        Assumptions.assumeTrue(Files.isExecutable(dot), dot + " is not here; install graphviz to test with it");
        Path in = Files.writeString(Files.createTempFile("history", ".dot"), graph);
        Path err = Files.createTempFile("history", ".txt");
        Process process = new ProcessBuilder(dot.toString(), "-Tsvg", "-o", "/dev/null", in.toString())
                .redirectErrorStream(true)
                .redirectOutput(err.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        Files.delete(in);
    }
}
