package dev.espalier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone when it is closed; on a disk, which the folder for temporary files need not be. */
record Folder(Path path) implements AutoCloseable {
    /** Beneath the folder where this runs. */
    static Folder create() throws IOException {
        return new Folder(Files.createTempDirectory(Files.createDirectories(Path.of("bench/target/work")), "bench")
                .toAbsolutePath());
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> inner = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : inner) {
                Files.delete(file);
            }
        }
    }
}
