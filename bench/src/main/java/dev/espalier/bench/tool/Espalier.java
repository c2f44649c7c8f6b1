package dev.espalier.bench.tool;

import dev.espalier.RevisionIndex;
import dev.espalier.graph.RevisionId;
import dev.espalier.graph.TreeName;
import dev.espalier.processor.SourceTasks;
import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.execute.LoadedHistory;
import dev.espalier.runtime.plan.Request;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Ours: classes, compiled with the processor. Each upgrade loads the history and the migrations anew, as peers read
 * their files anew.
 */
public record Espalier(Workload workload) implements Tool {
    private static final String TREE = "bench";
    private static final String MANAGER = "M";
    private static final String PACKAGE = "many.";

    @Override
    public void upgrade(DataSource database) throws IOException {
        try (var loader = new Module(classes(workload).toUri().toURL())) {
            new Migrator(database, LoadedHistory.load(loader), Optional.empty()).migrate(Request.upgrade("heads"));
        }
    }

    /** Finds its own classes first, as an application's class path does, and not last as a part of another one. */
    private static final class Module extends URLClassLoader {
        static {
            registerAsParallelCapable();
        }

        Module(URL classes) {
            super(new URL[] {classes}, Espalier.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith(PACKAGE) && !name.startsWith(RevisionIndex.PACKAGE)) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return findResources(name);
        }
    }

    /** Where the sources are. */
    public static Path sources(Workload workload) {
        return workload.folder().resolve("sources");
    }

    private static Path classes(Workload workload) {
        return workload.folder().resolve("classes");
    }

    static void write(Workload workload) throws IOException {
        Path folder = Files.createDirectories(sources(workload));
        Files.writeString(folder.resolve("Root.java"), """
                package many;

                import dev.espalier.Placeholders;
                import dev.espalier.Revision;

                @Placeholders(@Revision(id = "%s", tree = "%s"))
                interface Root {}
                """.formatted(id(0), TREE));
        for (int i = 1; i <= workload.size(); i++) {
            Files.writeString(folder.resolve("M" + i + ".java"), """
                    package many;

                    import dev.espalier.Migration;
                    import dev.espalier.MigrationContext;
                    import dev.espalier.Revision;

                    @Revision(id = "%s", parent = "%s", tree = "%s", manager = "%s", version = "%d")
                    public final class M%d implements Migration {
                        @Override
                        public void upgrade(MigrationContext db) {
                            db.execute("%s");
                        }
                    }
                    """.formatted(
                    id(i), id(i - 1), TREE, MANAGER, i, i, workload.statements().get(i - 1)));
        }
    }

    static void compile(Workload workload) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        Path classes = Files.createDirectories(classes(workload));
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.list(sources(workload))) {
            var units = files.getJavaFileObjectsFromPaths(sources.sorted().toList());
            var options = List.of("-d", classes.toString(), "-nowarn");
            if (!SourceTasks.compile(compiler.getTask(messages, files, null, options, null, units))) {
                throw new IllegalStateException(messages.toString());
            }
        }
    }

    private static String id(int i) {
        return i == 0
                ? RevisionId.ofRoot(new TreeName(TREE))
                : RevisionId.of(new TreeName(TREE), MANAGER, String.valueOf(i));
    }
}
