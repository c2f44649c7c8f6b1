package dev.espalier.cli.modules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is there until the program ends. */
final class TemporaryFolder {
    private TemporaryFolder() {}

    static Path create() throws IOException {
        Path folder = Files.createTempDirectory("espalier");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        return folder;
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            System.err.println("The temporary folder " + folder + " could not be deleted: " + e.getMessage());
        }
    }
}
