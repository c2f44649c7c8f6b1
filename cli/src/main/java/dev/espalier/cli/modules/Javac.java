package dev.espalier.cli.modules;

import dev.espalier.processor.SourceHistory;
import dev.espalier.processor.SourceTasks;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The JDK's compiler over folders of sources, which see the program and the named modules. */
final class Javac implements AutoCloseable {
    private final JavaCompiler compiler;
    private final List<Path> sources;

    /** What is no UTF-8 is told to the files, not to the task. */
    private final DiagnosticCollector<JavaFileObject> unreadable = new DiagnosticCollector<>();

    private final StandardJavaFileManager named;
    private final StandardJavaFileManager all;

    /**
     * @param sources the files, at least one
     * @param classPath the named modules
     * @throws UnusableMigrations when this Java has no compiler
     */
    Javac(List<Path> sources, List<Path> classPath) throws IOException {
        if (ModuleLayer.boot().findModule("jdk.compiler").isEmpty()) {
            throw new UnusableMigrations(sources.get(0) + " is a source, and the Java at "
                    + System.getProperty("java.home") + " has no compiler; run this with the java of a JDK");
        }
        this.sources = sources;
        compiler = ToolProvider.getSystemJavaCompiler();
        named = compiler.getStandardFileManager(unreadable, null, StandardCharsets.UTF_8);
        named.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        all = compiler.getStandardFileManager(unreadable, null, StandardCharsets.UTF_8);
        all.setLocationFromPaths(
                StandardLocation.CLASS_PATH,
                Stream.concat(program(), classPath.stream()).toList());
    }

    /**
     * Compiles the sources with Espalier's processor and no other; they see nothing of the bundled migrations.
     *
     * @throws UnusableMigrations with the compiler's own lines when there are errors
     */
    void compileInto(Path classes) throws IOException {
        all.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
        StringWriter lines = new StringWriter();
        CompilationTask task = compiler.getTask(
                lines, new NamedFiles(all, named), null, List.of("-parameters", "-nowarn"), null, units());
        if (!SourceTasks.compile(task)) {
            throw new UnusableMigrations((lines(unreadable.getDiagnostics()) + lines).strip());
        }
    }

    /**
     * Reads what the sources declare, sound or not.
     *
     * @param seeBundled whether the sources see the bundled migrations
     * @throws UnusableMigrations with the compiler's own lines when errors keep a declaration from being read
     */
    SourceHistory declarations(boolean seeBundled) {
        JavaFileManager files = seeBundled ? all : new NamedFiles(all, named);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        CompilationTask task = compiler.getTask(
                new StringWriter(), files, diagnostics, List.of("-proc:only", "-nowarn"), null, units());
        return SourceTasks.read(task)
                .orElseThrow(() -> new UnusableMigrations(
                        lines(diagnostics.getDiagnostics()).strip()));
    }

    private Iterable<? extends JavaFileObject> units() {
        return all.getJavaFileObjectsFromPaths(sources);
    }

    private static String lines(Collection<? extends Diagnostic<?>> diagnostics) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Diagnostic::toString)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** The sources in a folder. A module-info is left out: what is named on the command line is no module path. */
    static List<Path> sources(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> program() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists);
    }

    @Override
    public void close() throws IOException {
        named.close();
        all.close();
    }
}
