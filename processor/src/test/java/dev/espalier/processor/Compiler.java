package dev.espalier.processor;

import dev.espalier.Revision;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** The two compilers that people's sources meet: that of most builds, and that of Eclipse and its relatives. */
enum Compiler {
    JAVAC("-Xlint:all,-processing,-options"),
    ECJ("-nowarn");

    private final String warnings;

    Compiler(String warnings) {
        this.warnings = warnings;
    }

    /** Compiles sources with the processor, and with others beside it. */
    Compilation compile(Path output, Collection<Path> sources, Collection<Path> classPath, Processor... others) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = this == JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            Path classes = Files.createDirectories(output.resolve("classes"));
            Path generated = Files.createDirectories(output.resolve("generated"));
            List<String> options = List.of(
                    warnings,
                    "--release",
                    "17",
                    "-encoding",
                    "UTF-8",
                    "-d",
                    classes.toString(),
                    "-s",
                    generated.toString(),
                    "-classpath",
                    classPath(classPath));
            CompilationTask task = compiler.getTask(
                    new StringWriter(),
                    files,
                    diagnostics,
                    options,
                    null,
                    files.getJavaFileObjectsFromPaths(List.copyOf(sources)));
            task.setProcessors(Stream.concat(Stream.of(new RevisionProcessor()), Stream.of(others))
                    .toList());
            boolean success = task.call();
            return new Compilation(success, diagnostics.getDiagnostics(), classes, generated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath(Collection<Path> classPath) {
        return Stream.concat(Stream.of(api()), classPath.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path api() {
        try {
            return Path.of(Revision.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
