package dev.espalier.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program as a process of its own, on the Java that this one runs on.
 *
 * @param folder where it runs, and keeps what it caches
 * @param command the program's file and its arguments
 */
record Program(Path folder, List<String> command) {
    private static final Path HOME = Path.of(System.getProperty("java.home"));

    /** A class with its class path. */
    static Program of(Path folder, String classPath, Class<?> main, List<String> arguments) {
        return of(folder, List.of(), classPath, main, arguments);
    }

    /** A class with its class path, on a JVM with options. */
    static Program of(Path folder, List<String> options, String classPath, Class<?> main, List<String> arguments) {
        return java(folder, options, List.of("-cp", classPath, main.getName()), arguments);
    }

    /** A jar, on a JVM with options. */
    static Program jar(Path folder, List<String> options, Path jar, List<String> arguments) {
        return java(folder, options, List.of("-jar", jar.toAbsolutePath().toString()), arguments);
    }

    private static Program java(Path folder, List<String> options, List<String> program, List<String> arguments) {
        String java = HOME.resolve(Path.of("bin", "java")).toString();
        return new Program(folder, joined(Stream.of(List.of(java), options, program, arguments)));
    }

    /** Runs it to its end; the result is what it printed. */
    String run() throws IOException, InterruptedException {
        File out = folder.resolve("out.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("ESPALIER_") || name.startsWith("PG") || name.equals("DATABASE_URL"));
        builder.environment().put("JAVA_HOME", HOME.toString());
        builder.environment().put("XDG_CACHE_HOME", folder.toString());
        int exit = builder.start().waitFor();
        String printed = Files.readString(out.toPath());
        if (exit != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + exit + ":\n" + printed);
        }
        return printed;
    }

    /** Milliseconds from its start to its end. */
    double millis() throws Exception {
        return Rounds.millis(this::run);
    }

    private static List<String> joined(Stream<List<String>> parts) {
        return parts.flatMap(List::stream).toList();
    }
}
