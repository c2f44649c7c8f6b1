package dev.espalier.cli.modules;

import dev.espalier.processor.SourceHistory;
import dev.espalier.runtime.execute.LoadedHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The modules of migrations that a command works with, sources among them compiled.
 *
 * @param loader loads them
 * @param classPath where they are; empty: they are the bundled ones
 */
public record Modules(ClassLoader loader, List<Path> classPath) {
    /** The migrations that the program brings along. */
    public static final Modules BUNDLED = new Modules(Modules.class.getClassLoader(), List.of());

    public Modules {
        classPath = List.copyOf(classPath);
    }

    /**
     * Modules by their places: jars, folders of classes, and folders of sources, which are compiled together. At least
     * one of them must be one of migrations; jars and folders without an index are libraries of the others.
     *
     * @throws UnusableMigrations when one cannot be used
     */
    public static Modules of(List<Path> places) {
        List<Place> all = places.stream().map(Place::of).toList();
        if (all.stream().allMatch(place -> place.kind() == Place.Kind.LIBRARY)) {
            throw new UnusableMigrations(all.get(0).whyNoMigrations());
        }
        List<Path> classPath = new ArrayList<>(Place.of(all, Place.Kind.MIGRATIONS));
        classPath.addAll(Place.of(all, Place.Kind.LIBRARY));
        List<Path> sources = Place.of(all, Place.Kind.SOURCES);
        if (!sources.isEmpty()) {
            Path classes = compile(sources, classPath);
            if (Place.of(classes).kind() == Place.Kind.LIBRARY
                    && Place.of(all, Place.Kind.MIGRATIONS).isEmpty()) {
                throw new UnusableMigrations(sources.get(0) + " declares no revision; begin with: add-tree");
            }
            classPath.add(classes);
        }
        return new Modules(ModuleLoader.of(classPath), classPath);
    }

    private static Path compile(List<Path> folders, List<Path> classPath) {
        List<Path> sources =
                folders.stream().map(Javac::sources).flatMap(List::stream).toList();
        try (Javac javac = new Javac(sources, classPath)) {
            Path classes = TemporaryFolder.create();
            javac.compileInto(classes);
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether nothing was named. */
    public boolean isBundled() {
        return classPath.isEmpty();
    }

    /** The history of all of them. */
    public LoadedHistory history() {
        return LoadedHistory.load(loader);
    }

    /**
     * What a folder of sources declares that may build on these modules.
     *
     * @throws UnusableMigrations with the compiler's own lines when errors keep a declaration from being read
     */
    public SourceHistory declarations(Path folder) {
        List<Path> sources = Javac.sources(folder);
        if (sources.isEmpty()) {
            return SourceHistory.NONE;
        }
        try (Javac javac = new Javac(sources, classPath)) {
            return javac.declarations(isBundled());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
