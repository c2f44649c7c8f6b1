package dev.espalier.cli;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A user who owns nothing: whom permissions mean something to, as they do not to root. */
final class Nobody {
    private static final List<String> BECOME = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private Nobody() {}

    /** What starts a program as that user; where tests do not run as root they are such a user themselves. */
    static List<String> starter() throws Exception {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Assumptions.assumeTrue(
                Installed.works(Installed.with(
                        BECOME, "test", "-x", java.toString(), "-a", "-r", System.getProperty("cli.jar"))),
                "skipped: there is no setpriv, or another user than root can read neither Java nor the program");
        return BECOME;
    }
}
