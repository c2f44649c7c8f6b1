package dev.espalier.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** SIGINT, which does not come to what a shell has started in the background: that ignores it, and passes that on. */
final class Interrupts {
    private static final int BIT = 2;

    private Interrupts() {}

    /** Skips a test where what it starts would ignore the signal, as the JVM then does too. */
    static void assumeTheyArrive() throws IOException {
        Path status = Path.of("/proc/self/status");
        Assumptions.assumeTrue(Files.exists(status), "skipped: what is ignored is not known here");
        String mask = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn: 0");
        Assumptions.assumeTrue(
                (Long.parseLong(mask.replaceFirst("SigIgn:\\s*", ""), 16) & BIT) == 0,
                "skipped: SIGINT is ignored by all that is started here");
    }
}
