package dev.espalier.butler;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The recorded registries, which are not part of the project; without them the tests that need them are skipped. */
final class Shared {
    private Shared() {}

    /** The folder of what was recorded of Butler. */
    static Path butler() {
        Path folder = Path.of(System.getProperty("espalier.shared", "../../shared"), "butler");
        Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: no recorded registries in " + folder);
        return folder;
    }
}
