package dev.espalier.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java program as a process of its own.
 *
 * @param folder where it runs
 * @param arguments all that is behind {@code java}
 */
record Program(Path folder, List<String> arguments) {
    /** A class with its class path. */
    static Program of(Path folder, String classPath, Class<?> main, List<String> arguments) {
        return of(folder, List.of(), classPath, main, arguments);
    }

    /** A class with its class path, on a JVM with options. */
    static Program of(Path folder, List<String> options, String classPath, Class<?> main, List<String> arguments) {
        return new Program(folder, joined(options, List.of("-cp", classPath, main.getName()), arguments));
    }

    /** A jar, on a JVM with options. */
    static Program jar(Path folder, List<String> options, Path jar, List<String> arguments) {
        return new Program(
                folder, joined(options, List.of("-jar", jar.toAbsolutePath().toString()), arguments));
    }

    /** Runs it to its end; the result is what it printed. */
    String run() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = joined(List.of(java), arguments, List.of());
        File out = folder.resolve("out.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("ESPALIER_") || name.startsWith("PG") || name.equals("DATABASE_URL"));
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

    private static List<String> joined(List<String> first, List<String> second, List<String> third) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        all.addAll(third);
        return all;
    }
}
