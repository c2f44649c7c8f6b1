package dev.espalier.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Compiles a folder of sources and prints the milliseconds of processor time that this JVM took: {@code CompileSources
 * SOURCES CLASSES OPTION...}.
 */
public final class CompileSources {
    private CompileSources() {}

    public static void main(String[] arguments) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = new ArrayList<>(List.of("-d", arguments[1], "-nowarn"));
        options.addAll(List.of(arguments).subList(2, arguments.length));
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.list(Path.of(arguments[0]))) {
            var units = files.getJavaFileObjectsFromPaths(sources.sorted().toList());
            if (!compiler.getTask(null, files, null, options, null, units).call()) {
                System.exit(1);
            }
        }
        System.out.println(
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis());
    }
}
