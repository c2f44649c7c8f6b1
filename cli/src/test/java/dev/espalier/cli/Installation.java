package dev.espalier.cli;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import dev.espalier.cli.Jar.Result;
import dev.espalier.cli.Jar.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The jar and its launcher as somebody has installed them, in a folder of their own.
 *
 * @param folder where they are, and nothing else
 * @param cache what {@code XDG_CACHE_HOME} says
 */
record Installation(Path folder, Path cache) {
    private static final Path BUILT = Path.of(System.getProperty("cli.jar"));

    /** Installs them. */
    static Installation in(Path folder, Path cache) throws IOException {
        Files.createDirectories(folder);
        Files.copy(BUILT, folder.resolve("cli.jar"), COPY_ATTRIBUTES);
        Files.copy(BUILT.resolveSibling("espalier"), folder.resolve("espalier"), COPY_ATTRIBUTES);
        return new Installation(folder.toRealPath(), cache);
    }

    /** The same with another cache. */
    Installation with(Path otherCache) {
        return new Installation(folder, otherCache);
    }

    Path program() {
        return folder.resolve("espalier");
    }

    Path jar() {
        return folder.resolve("cli.jar");
    }

    Result run(Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
        return start(program(), variables, arguments).result();
    }

    /** The launcher under any of its names; on this Java, where the variables do not say otherwise. */
    Running start(Path name, Map<String, String> variables, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(name.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment()
                .keySet()
                .removeIf(variable -> variable.matches("(ESPALIER_|PG|JAVA_|JDK_).*|DATABASE_URL|HOME"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        builder.environment().putAll(variables);
        return new Running(builder.start(), out, err);
    }

    /** Where the archive for a Java is, and what belongs to it. */
    Path place(Path javaHome) {
        return Path.of(cache + "/espalier" + folder + javaHome + "/bin/java");
    }

    /** That for this Java. */
    Path place() {
        return place(Path.of(System.getProperty("java.home")));
    }

    /** Waits until somebody has made an archive. */
    static void awaitArchive(Path place) throws InterruptedException {
        for (int tenths = 0; tenths < 900; tenths++) {
            if (Files.exists(place.resolve("state")) && !Files.exists(place.resolve("learning"))) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("no archive is made in " + place);
    }
}
