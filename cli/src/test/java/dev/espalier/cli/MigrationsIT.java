package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.Jar.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module of migrations of one's own, from nothing to a migrated database. */
class MigrationsIT {
    private static final String SOURCES = "src/main/java";

    @TempDir
    private Path folder = Path.of("");

    private Jar jar = new Jar(folder);
    private Path shop = folder;

    @BeforeEach
    void makeAModule() throws Exception {
        jar = new Jar(folder);
        shop = folder.resolve(SOURCES).resolve("migrations/shop");
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        jar.run("add-tree", "shop");
        jar.run("add-revision", "shop", "Store", "1.0");
        write("Store_1_0", "db.execute(\"create table customer (id bigint)\");");
    }

    @Test
    void fromNothingToAMigratedDatabase() throws Exception {
        assertThat(jar.run("upgrade", "--migrations", SOURCES).out())
                .endsWith("Done; the database stands at c7667f5debfa.\n");

        assertThat(new Jar(shop).run("add-revision", "shop", "Store", "2.0").out())
                .isEqualTo("Generating ../../migrations/shop/Store_2_0.java ...  done\n");
        Result unwritten = jar.run("upgrade", "--migrations", SOURCES);
        assertThat(unwritten.err())
                .contains("this upgrade is not written yet", "first step, so that nothing was changed");
        assertThat(unwritten.exitCode()).isEqualTo(1);
        write("Store_2_0", "db.execute(\"alter table customer add column rate bigint\");");

        assertThat(jar.run("show-history", "--migrations", SOURCES).out())
                .startsWith(
                        "c7667f5debfa -> 63e3ea62e9e0 (shop, shop-Store) (head), Migration script for Store 2.0.\n");
        assertThat(jar.run("show-trees", "--migrations", SOURCES).out()).isEqualTo("shop\n");
        assertThat(jar.run("upgrade", "--migrations", SOURCES).out())
                .endsWith("Done; the database stands at 63e3ea62e9e0.\n");
        assertThat(jar.run("show-current", "--migrations", SOURCES).out()).isEqualTo("63e3ea62e9e0 (head)\n");
        assertThat(jar.run("dump-schema", "--migrations", SOURCES, "registry.sqlite3", "customer")
                        .out())
                .contains("column=rate");
        assertThat(jar.run("stamp", "--migrations", SOURCES, "registry.sqlite3", "c7667f5debfa")
                        .exitCode())
                .isZero();
        assertThat(jar.run("downgrade", "--migrations", SOURCES, "--to", "86ab").err())
                .startsWith("[REV307] shop Store 1.0 (c7667f5debfa) cannot be undone");
    }

    @Test
    void errorsInSourcesAreTheCompilers() throws Exception {
        write("Store_1_0", "db.execte(\"select 1\");");
        Result result = jar.run("upgrade", "--migrations", SOURCES);
        assertThat(result.err())
                .startsWith("src/main/java/migrations/shop/Store_1_0.java:12: error: cannot find symbol\n")
                .contains("        db.execte(")
                .endsWith("1 error\n");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(folder.resolve("registry.sqlite3")).doesNotExist();

        Files.writeString(shop.resolve("Latin.java"), "class Latin {} // \u00e4", StandardCharsets.ISO_8859_1);
        assertThat(jar.run("upgrade", "--migrations", SOURCES).err())
                .contains("Latin.java:1: error: unmappable character (0xE4) for encoding UTF-8\nclass Latin {} //")
                .contains("cannot find symbol");
    }

    @Test
    void anUnsoundHistoryIsRefusedBeforeItRuns() throws Exception {
        Path file = shop.resolve("Store_1_0.java");
        Files.writeString(file, Files.readString(file).replace("86abba57b15d", "86abba57b15e"));
        assertThat(jar.run("upgrade", "--migrations", SOURCES).err())
                .startsWith("src/main/java/migrations/shop/Store_1_0.java:8: error: [REV202] tree shop has no revision"
                        + " 86abba57b15e; did you mean 86abba57b15d?");
    }

    @Test
    void withoutACompilerSourcesAreRefused() throws Exception {
        List<String> jre = List.of("--limit-modules", "java.se,jdk.unsupported,jdk.zipfs");
        for (String[] command : new String[][] {
            {"show-trees", "--migrations", SOURCES}, {"add-revision", "shop", "Store", "2.0"}, {"rebase", "c766"}
        }) {
            Result result = jar.runOn(jre, command);
            assertThat(result.err())
                    .startsWith("src/main/java/migrations/shop/Shop.java is a source, and the Java at ")
                    .endsWith(" has no compiler; run this with the java of a JDK\n");
            assertThat(result.exitCode()).isEqualTo(3);
        }
        assertThat(jar.runOn(jre, "add-tree", "--source", "new", "shop").exitCode())
                .isZero();
        Path classes = compile("classes");
        assertThat(jar.runOn(jre, "show-trees", "--migrations", classes.toString())
                        .out())
                .isEqualTo("shop\n");
    }

    @Test
    void compiledSourcesLeaveNothingBehind() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Map<String, String> before = Cli.content(folder);
        Result result = jar.runOn(List.of("-Djava.io.tmpdir=" + temporary), "show-trees", "--migrations", SOURCES);
        assertThat(result.out()).isEqualTo("shop\n");
        assertThat(temporary).isEmptyDirectory();
        assertThat(Cli.content(folder)).isEqualTo(before);
    }

    @Test
    void jarsAndFoldersOfClasses() throws Exception {
        Path classes = compile("classes");
        Path packed = pack(classes, "shop.jar", "");
        for (Path module : List.of(classes, packed)) {
            assertThat(jar.run("upgrade", "--migrations", module.toString()).out())
                    .endsWith("the database stands at c7667f5debfa.\n");
        }
    }

    @Test
    void librariesAreNamedOrInTheManifest() throws Exception {
        Path library = folder.resolve("library");
        Files.createDirectories(library.resolve("org/acme"));
        Files.writeString(
                library.resolve("org/acme/Sql.java"),
                "package org.acme; public class Sql { public static final String of() { return \"create table t (i"
                        + " int)\"; } }");
        Path acme = pack(compile(library, "acme-classes", List.of()), "acme.jar", "");
        write("Store_1_0", "db.execute(org.acme.Sql.of());");

        assertThat(jar.run("upgrade", "--migrations", SOURCES).err())
                .contains("error: package org.acme does not exist");
        assertThat(jar.run("upgrade", "--migrations", SOURCES, "--migrations", "acme.jar", "--dry-run")
                        .exitCode())
                .isZero();
        pack(compile(folder.resolve(SOURCES), "classes", List.of(acme)), "shop.jar", "acme.jar");
        assertThat(jar.run("upgrade", "--migrations", "shop.jar").out()).endsWith("stands at c7667f5debfa.\n");
        assertThat(jar.run("show-trees", "--migrations", "acme.jar").err())
                .startsWith(
                        "acme.jar holds no migrations: there is no META-INF/services/dev.espalier.RevisionIndex in it");
    }

    @Test
    void whatIsNoModule() throws Exception {
        Files.writeString(folder.resolve("notes.jar"), "Dear diary");
        Files.createDirectory(folder.resolve("empty"));
        Files.createDirectory(folder.resolve("other"));
        Files.writeString(folder.resolve("other/Other.java"), "class Other {}");
        for (String[] expected : new String[][] {
            {"nowhere.jar", "nowhere.jar does not exist; name a jar, "},
            {"notes.jar", "notes.jar is no jar: "},
            {"other", "other declares no revision; begin with: add-tree"},
            {"empty", "empty holds no migrations: "},
            {".", ". is a whole project; name its sources: ./src/main/java"},
        }) {
            Result result = jar.run("show-trees", "--migrations", expected[0]);
            assertThat(result.err()).startsWith(expected[1]).hasLineCount(1);
            assertThat(result.exitCode()).isEqualTo(3);
        }
    }

    @Test
    void theProcessorRunsOnlyWhenAsked() throws Exception {
        try (JarFile program = new JarFile(System.getProperty("cli.jar"))) {
            assertThat(program.getEntry("dev/espalier/processor/RevisionProcessor.class"))
                    .isNotNull();
            assertThat(program.getEntry("META-INF/services/javax.annotation.processing.Processor"))
                    .isNull();
        }
    }

    /** A plug-in is named together with the program itself, which carries the migrations it continues. */
    @Test
    void aPlugInOfTheBundledMigrations() throws Exception {
        Files.delete(shop.resolve("Shop.java"));
        Files.delete(shop.resolve("Store_1_0.java"));
        jar.run("add-revision", "datasets", "Mine", "1");
        assertThat(jar.run("show-history", "--migrations", SOURCES).err())
                .contains("[REV206] tree datasets has no root");
        Result history = jar.run(
                "show-history", "--migrations", SOURCES, "--migrations", System.getProperty("cli.jar"), "datasets");
        assertThat(history.out()).startsWith("059cc7b7ef13 -> ").contains("Mine 1.");
        assertThat(history.out()).hasLineCount(8);
    }

    private void write(String type, String statement) throws IOException {
        Path file = shop.resolve(type + ".java");
        Files.writeString(
                file, Files.readString(file).replaceFirst("(?<=db\\) \\{\n).*\n", "        " + statement + "\n"));
    }

    private Path compile(String output) throws IOException {
        return compile(folder.resolve(SOURCES), output, List.of());
    }

    private Path compile(Path sources, String output, List<Path> libraries) throws IOException {
        return Compiled.folder(sources, folder.resolve(output), libraries);
    }

    private Path pack(Path classes, String name, String classPath) throws IOException {
        return Compiled.jar(classes, folder.resolve(name), classPath);
    }
}
