package dev.espalier.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A module's branch on a tree that another module on its class path owns is checked where it is written. */
class PlugInTest {
    private static final String OWNER = """
            package shop;

            import dev.espalier.*;

            @Placeholders({
                @Revision(id = "4b99eacafd6a", tree = "cart"),
                @Revision(id = "a08978ae8c0a", parent = "4b99eacafd6a", tree = "cart", manager = "Basic", version = "1.0"),
            })
            interface Carts {}
            """;

    private static final String BRANCH = """
            package plugin;

            import dev.espalier.*;

            @Revision(
                    id = "ccd7623ccbbf",
                    parent = "4b99eacafd6a",
                    tree = "cart",
                    manager = "Quick",
                    version = "1.0")
            public final class QuickCarts implements Migration {
                @Override
                public void upgrade(MigrationContext db) {}
            }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aBranchHangsOffTheRootOfAnotherModule(Compiler compiler) throws IOException {
        Path owner = owner(compiler);
        Compilation plugIn = plugIn(compiler, BRANCH);

        assertThat(plugIn.messages()).isEmpty();
        try (Loaded loaded = Loaded.from(owner, plugIn.classes())) {
            List<RevisionNode> all = loaded.indexes().stream()
                    .flatMap(index -> index.revisions().stream())
                    .toList();
            assertThat(all).hasSize(3);
            assertThat(RevisionGraph.of(all, Ids.DERIVED).heads(all.get(0).tree()))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aParentThatNeitherModuleHasIsAnError(Compiler compiler) throws IOException {
        owner(compiler);
        Compilation plugIn = plugIn(compiler, BRANCH.replace("4b99eacafd6a", "4b99eacafd6b"));

        assertThat(plugIn.messages())
                .singleElement()
                .asString()
                .startsWith("QuickCarts.java:7:")
                .endsWith("[REV202] tree cart has no revision 4b99eacafd6b; did you mean 4b99eacafd6a?");
    }

    @ParameterizedTest
    @EnumSource
    void aSecondHeadOnABranchOfAnotherModuleIsAFork(Compiler compiler) throws IOException {
        owner(compiler);
        Compilation plugIn = plugIn(
                compiler,
                BRANCH.replace("ccd7623ccbbf", "a3da4fceb0a6")
                        .replace("Quick\"", "Basic\"")
                        .replace("1.0", "1.1"));

        assertThat(plugIn.messages()).singleElement().asString().contains("[REV207]", "a08978ae8c0a (shop.Carts)");
    }

    @ParameterizedTest
    @EnumSource
    void anIndexThatAnEarlierBuildLeftUnderAnotherNameIsNotAnotherModule(Compiler compiler) throws IOException {
        owner(compiler);
        Sources sources = new Sources(folder.resolve("renamed"))
                .with(OWNER.replace("@Placeholders", "@History(name = \"renamed\")\n@Placeholders"));
        Compilation rebuilt =
                compiler.compile(folder.resolve("rebuilt"), sources.files(), List.of(folder.resolve("owner/classes")));

        assertThat(rebuilt.messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "JAVAC, 'public static final String CART = \"tree cart\\n\";'",
        "JAVAC, public static final class Revisions { public static final String CART = \"what is this\"; }",
        "ECJ, 'public static final String CART = \"tree cart\\n\";'",
        "ECJ, public static final class Revisions { public static final String CART = \"what is this\"; }",
    })
    void anIndexThatCannotBeReadIsNamed(Compiler compiler, String content) throws IOException {
        Sources strange = new Sources(folder.resolve("strange"))
                .with("package dev.espalier.index;\n\npublic final class StrangeIndex {" + content + "}\n");
        Path classes = compiler.compile(folder.resolve("owner"), strange.files(), List.of())
                .classes();
        assertThat(classes).isNotEmptyDirectory();

        assertThat(plugIn(compiler, BRANCH).messages())
                .singleElement()
                .asString()
                .contains("dev.espalier.index.StrangeIndex");
    }

    private Path owner(Compiler compiler) throws IOException {
        Compilation owner = compiler.compile(
                folder.resolve("owner"),
                new Sources(folder.resolve("shop")).with(OWNER).files(),
                List.of());
        assertThat(owner.messages()).isEmpty();
        return owner.classes();
    }

    private Compilation plugIn(Compiler compiler, String source) throws IOException {
        Sources sources = new Sources(folder.resolve("plugin")).with(source);
        return compiler.compile(folder.resolve("out"), sources.files(), List.of(folder.resolve("owner/classes")));
    }
}
