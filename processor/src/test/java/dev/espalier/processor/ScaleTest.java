package dev.espalier.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.graph.RevisionId;
import dev.espalier.graph.TreeName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ten trees of a thousand revisions, nine tenths of them placeholders in tables of a hundred. */
class ScaleTest {
    private static final int TREES = 10;
    private static final int REVISIONS = 1_000;
    private static final int TABLE = 100;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    @Timeout(60)
    void tenThousandRevisionsAreCompiledAndRead(Compiler compiler) throws IOException {
        Sources sources = new Sources(folder.resolve("src"));
        for (int tree = 0; tree < TREES; tree++) {
            write(sources, "tree-" + tree);
        }

        Compilation compilation = compiler.compile(folder, sources.files(), List.of());

        assertThat(compilation.messages()).isEmpty();
        try (Loaded loaded = Loaded.from(compilation.classes())) {
            assertThat(loaded.indexes().get(0).revisions()).hasSize(TREES * REVISIONS);
        }
    }

    private static void write(Sources sources, String tree) throws IOException {
        String prefix = tree.replace('-', '_');
        for (int first = 0; first < REVISIONS - TABLE; first += TABLE) {
            StringBuilder table = new StringBuilder("package big;\nimport dev.espalier.*;\n@Placeholders({\n");
            for (int i = first; i < first + TABLE; i++) {
                table.append(revision(tree, i)).append(",\n");
            }
            sources.with(table + "})\ninterface " + prefix + "_" + first + " {}\n");
        }
        for (int i = REVISIONS - TABLE; i < REVISIONS; i++) {
            sources.with("package big;\nimport dev.espalier.*;\n" + revision(tree, i) + "\npublic final class " + prefix
                    + "_step_" + i + " implements Migration { public void upgrade(MigrationContext db) {} }\n");
        }
    }

    private static String revision(String tree, int i) {
        String parent = i == 0 ? "" : ", parent = \"" + id(tree, i - 1) + "\"";
        String name = i == 0 ? "" : ", manager = \"M\", version = \"" + i + "\"";
        return "@Revision(id = \"" + id(tree, i) + "\"" + parent + ", tree = \"" + tree + "\"" + name + ")";
    }

    private static String id(String tree, int i) {
        return RevisionId.of(new TreeName(tree), i == 0 ? "" : "M", i == 0 ? "" : String.valueOf(i));
    }
}
