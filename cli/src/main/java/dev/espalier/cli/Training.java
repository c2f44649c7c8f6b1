package dev.espalier.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * What the launcher has a JVM do once, with {@code -XX:ArchiveClassesAtExit}: it has then loaded the classes that
 * commands take. It reads and writes nothing but a database of its own, and needs no server.
 */
final class Training {
    /** All of these, because what works on a server cannot be done without one. */
    private static final List<String> WHOLE = List.of("dev/espalier/", "org/postgresql/", "org/jline/nativ/");

    /** At the first of all ports nothing listens. */
    private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/none";

    private Training() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("espalier");
        Path database = Files.createFile(folder.resolve("registry.sqlite3"));
        try {
            String file = database.toString();
            run("--version");
            run("show-trees");
            run("upgrade", file);
            run("upgrade", file);
            run("status", file);
            run("check", "--json", file);
            run("status", NOWHERE);
        } finally {
            Files.deleteIfExists(database);
            Files.deleteIfExists(folder);
        }
        loadWhole(Path.of(System.getProperty("java.class.path")));
    }

    private static void run(String... arguments) {
        PrintWriter nobody = new PrintWriter(Writer.nullWriter());
        Main.run(nobody, nobody, arguments);
    }

    private static void loadWhole(Path jar) throws IOException {
        try (JarFile program = new JarFile(jar.toFile())) {
            program.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && WHOLE.stream().anyMatch(name::startsWith))
                    .map(name -> name.replace('/', '.').replaceFirst("[.]class$", ""))
                    .forEach(Training::load);
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, Training.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // It is for a library that is not here.
        }
    }
}
