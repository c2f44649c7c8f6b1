package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.processor.SourceTasks;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is generated compiles as it is, whatever things are called. */
class GeneratedSourcesTest {
    enum Compiler {
        JAVAC,
        ECJ
    }

    @TempDir
    private Path sources = Path.of("");

    @TempDir
    private Path classes = Path.of("");

    @ParameterizedTest
    @EnumSource
    void compiles(Compiler compiler) throws Exception {
        for (String tree : List.of("shop", "default", "string", "migration", "stock-list")) {
            run("add-tree", tree);
            run("add-revision", tree, "Store", "1.0");
            run("add-revision", tree, "Store", "2.0-rc+1");
            run("add-revision", tree, "daf_butler", "1");
            run("add-revision", tree, "1st", "ä'1");
            run("add-revision", tree, "AManagerWhoseNameIsSoLongThatNothingElseFitsOnTheLineOfItsAnnotation", "1");
        }
        run("add-tree", "--one-shot", "shop/2_to_int");
        run("add-revision", "--one-shot", "shop/2_to_int", "Store", "2.0-rc+1");
        run("add-revision", "--one-shot", "shop/2_to_int", "daf_butler", "1");

        assertThat(compile(compiler)).isEmpty();
        assertThat(classes.resolve("dev/espalier/index/MigrationsIndex.class")).exists();
    }

    @ParameterizedTest
    @EnumSource
    void aMergeCompilesToo(Compiler compiler) throws Exception {
        run("add-tree", "shop");
        run("add-revision", "shop", "Store", "1.0");
        Path mine = sources.resolve("migrations/shop/Store_1_0.java");
        Files.move(mine, sources.resolve("elsewhere"));
        run("add-revision", "shop", "Store", "2.0");
        Files.move(sources.resolve("elsewhere"), mine);
        run("add-revision", "--merge", "shop", "Store", "3.0");
        assertThat(compile(compiler)).isEmpty();
    }

    private void run(String command, String... arguments) {
        Jar.Result result =
                Cli.run(Stream.concat(Stream.of(command, "--source", sources.toString()), Stream.of(arguments))
                        .toArray(String[]::new));
        assertThat(result.err()).isEmpty();
    }

    private String compile(Compiler kind) throws IOException {
        JavaCompiler compiler = kind == Compiler.ECJ ? new EclipseCompiler() : ToolProvider.getSystemJavaCompiler();
        StringWriter lines = new StringWriter();
        try (Stream<Path> files = Files.walk(sources);
                StandardJavaFileManager manager =
                        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            manager.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(classes));
            List<String> options = kind == Compiler.ECJ
                    ? List.of("--release", "17")
                    : List.of("--release", "17", "-Xlint:all,-processing,-options", "-Werror");
            boolean done = SourceTasks.compile(compiler.getTask(
                    lines,
                    manager,
                    null,
                    options,
                    null,
                    manager.getJavaFileObjectsFromPaths(
                            files.filter(file -> file.toString().endsWith(".java"))
                                    .toList())));
            return done ? lines.toString() : "errors: " + lines;
        }
    }
}
