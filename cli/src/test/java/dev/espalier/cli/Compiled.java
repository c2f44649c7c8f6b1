package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.processor.SourceTasks;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Modules of migrations, made by the real compiler and processor from sources. */
final class Compiled {
    private Compiled() {}

    /** Compiles into a folder that does not exist yet. */
    static Path folder(Path sources, Path classes, List<Path> libraries) throws IOException {
        Files.createDirectory(classes);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter lines = new StringWriter();
        try (Stream<Path> files = Files.walk(sources);
                StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            manager.setLocationFromPaths(
                    StandardLocation.CLASS_PATH,
                    Stream.concat(Stream.of(Path.of(System.getProperty("cli.jar"))), libraries.stream())
                            .toList());
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            boolean done = SourceTasks.compile(
                    compiler.getTask(lines, manager, null, null, null, manager.getJavaFileObjectsFromPaths(all)));
            assertThat(done).as(lines.toString()).isTrue();
        }
        return classes;
    }

    /** Packs a folder of classes. */
    static Path jar(Path classes, Path packed, String classPath) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        try (Stream<Path> files = Files.walk(classes);
                OutputStream out = Files.newOutputStream(packed);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
            }
        }
        return packed;
    }
}
