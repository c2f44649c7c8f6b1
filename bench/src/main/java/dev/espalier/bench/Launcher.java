package dev.espalier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The program's launcher, which has made its archive of classes.
 *
 * @param folder where it runs, and keeps that
 */
record Launcher(Path folder, Path file) {
    private static final Duration LONGEST_LEARNING = Duration.ofMinutes(1);

    /** After its first use, behind which it makes the archive in its own time. */
    static Launcher learned(Settings settings, Path folder) throws IOException, InterruptedException {
        Launcher launcher = new Launcher(folder, settings.cli.toAbsolutePath().resolveSibling("espalier"));
        launcher.program(List.of("--version")).run();
        Path made = Path.of(folder + "/espalier" + settings.cli.toRealPath().getParent()
                + System.getProperty("java.home") + "/bin/java/state");
        Instant end = Instant.now().plus(LONGEST_LEARNING);
        while (!Files.exists(made)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("the launcher does not make " + made);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return launcher;
    }

    /** A command, on a JVM with options. */
    Program program(List<String> arguments, String... options) {
        List<String> launched = List.of("env", "JAVA_OPTS=" + String.join(" ", options), file.toString());
        return new Program(
                folder, Stream.concat(launched.stream(), arguments.stream()).toList());
    }
}
