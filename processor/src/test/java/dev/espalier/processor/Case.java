package dev.espalier.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of sources, and what is expected of them. */
record Case(Path folder) {
    private static final Path FOLDER = Path.of("src", "test", "resources", "cases");

    static Stream<Case> all() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.sorted().map(Case::new).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    List<Path> sources() {
        return javaFiles(folder);
    }

    /** Sources that another processor generates in the first round. */
    List<Path> generatedSources() {
        return javaFiles(folder.resolve("generated"));
    }

    /** The complete list of diagnostics, as javac places them. */
    Path diagnostics() {
        return folder.resolve("expected.txt");
    }

    /** The generated index of a sound case. */
    Path expectedIndex(String file) {
        return folder.resolve("expected").resolve(file);
    }

    @Override
    public String toString() {
        return name();
    }

    private static List<Path> javaFiles(Path folder) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
