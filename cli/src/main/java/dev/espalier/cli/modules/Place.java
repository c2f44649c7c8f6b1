package dev.espalier.cli.modules;

import dev.espalier.RevisionIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** What somebody has named as migrations, and what it is. */
record Place(Path path, Kind kind) {
    /** What a place may hold. */
    enum Kind {
        /** Classes with an index. */
        MIGRATIONS,
        /** Sources, and no index. */
        SOURCES,
        /** Anything else that can be on a class path. */
        LIBRARY
    }

    static final String SERVICE = "META-INF/services/" + RevisionIndex.class.getName();

    /** What is there. */
    static Place of(Path path) {
        if (Files.isDirectory(path)) {
            return new Place(path, kindOfFolder(path));
        }
        if (!Files.exists(path)) {
            throw new UnusableMigrations(path + " does not exist; name a jar, a folder of classes or one of sources");
        }
        try (JarFile jar = new JarFile(path.toFile())) {
            return new Place(path, jar.getEntry(SERVICE) == null ? Kind.LIBRARY : Kind.MIGRATIONS);
        } catch (IOException e) {
            throw new UnusableMigrations(path + " is no jar: " + e.getMessage());
        }
    }

    /** The paths of one kind. */
    static List<Path> of(List<Place> places, Kind kind) {
        return places.stream()
                .filter(place -> place.kind == kind)
                .map(Place::path)
                .toList();
    }

    private static Kind kindOfFolder(Path folder) {
        if (Files.exists(folder.resolve(SERVICE))) {
            return Kind.MIGRATIONS;
        }
        Path sources = folder.resolve(Path.of("src", "main", "java"));
        if (Files.isDirectory(sources)) {
            throw new UnusableMigrations(folder + " is a whole project; name its sources: " + sources);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java")) ? Kind.SOURCES : Kind.LIBRARY;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String whyNoMigrations() {
        return path + " holds no migrations: there is no " + SERVICE
                + (Files.isDirectory(path) ? " and no source file in it" : " in it")
                + "; compile its module with Espalier's processor, which writes that file";
    }
}
