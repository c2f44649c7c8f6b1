package dev.espalier.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.RevisionIndex;
import dev.espalier.graph.Capability;
import dev.espalier.graph.DeclaredOption;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The generated index at work, of the largest of the sound cases. */
class IndexTest {
    private static final Case SHOP = new Case(Path.of("src", "test", "resources", "cases", "ok-whole-shop"));
    private static final Case OPTIONS = new Case(Path.of("src", "test", "resources", "cases", "ok-options"));

    @TempDir
    Path output;

    @ParameterizedTest
    @EnumSource
    void theIndexIsFoundAndReadWithoutLoadingAMigration(Compiler compiler) throws IOException {
        Path classes = compiler.compile(output, SHOP.sources(), List.of()).classes();

        try (Loaded loaded = Loaded.from(classes)) {
            RevisionIndex index = loaded.indexes().get(0);

            assertThat(index.settings())
                    .isEqualTo(new HistorySettings(
                            "shop", "alembic_version", "shop.Versions", Ids.DERIVED, List.of("stock-list", "cart")));
            assertThat(index.fingerprint()).matches("[0-9a-f]{16}");
            assertThat(loaded.classes()).containsExactly("dev.espalier.index.ShopIndex");
            assertThat(index.revisions()).hasSize(11);
            assertThat(loaded.classes())
                    .containsExactly("dev.espalier.index.ShopIndex", "dev.espalier.index.ShopIndex$Revisions");
        }
    }

    /** A method would copy the constants that it names into its own class. */
    @ParameterizedTest
    @EnumSource
    void theClassThatIsAskedForTheFingerprintHoldsNoRevision(Compiler compiler) throws IOException {
        Path classes = compiler.compile(output, SHOP.sources(), List.of()).classes();
        Path indexes = classes.resolve("dev/espalier/index");

        assertThat(indexes.resolve("ShopIndex.class"))
                .content(StandardCharsets.ISO_8859_1)
                .contains("alembic_version")
                .doesNotContain("tree cart", "4b99eacafd6a");
        assertThat(indexes.resolve("ShopIndex$Revisions.class"))
                .content(StandardCharsets.ISO_8859_1)
                .contains("tree cart", "4b99eacafd6a");
    }

    @ParameterizedTest
    @EnumSource
    void theIndexSaysWhatEachClassMayAskFor(Compiler compiler) throws IOException {
        Path classes = compiler.compile(output, OPTIONS.sources(), List.of()).classes();

        try (Loaded loaded = Loaded.from(classes)) {
            RevisionIndex index = loaded.indexes().get(0);
            RevisionGraph graph = RevisionGraph.of(index.revisions(), Ids.DERIVED);
            RevisionNode carts = graph.get("a08978ae8c0a");

            assertThat(index.settings().options())
                    .containsExactly(new DeclaredOption("owner", "who it belongs to", List.of(), false, ""));
            assertThat(carts.capabilities())
                    .containsExactlyInAnyOrder(Capability.UPGRADE, Capability.CHECK, Capability.CREATE);
            assertThat(carts.options())
                    .containsExactly(
                            new DeclaredOption("rate", "the \"rate\" | in \\ percent", List.of("7", "19"), true, ""),
                            new DeclaredOption("offset.<till>", "seconds", List.of(), false, "a till's clock is wrong"),
                            new DeclaredOption("note", "any text", List.of(), false, ""));
            assertThat(graph.get("a3da4fceb0a6").options()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theIndexSaysWhatEachClassCanDo(Compiler compiler) throws IOException {
        Path classes = compiler.compile(output, SHOP.sources(), List.of()).classes();

        try (Loaded loaded = Loaded.from(classes)) {
            RevisionGraph graph = RevisionGraph.of(loaded.indexes().get(0).revisions(), Ids.DERIVED);
            RevisionNode merge = graph.get("630de2e5c78c");

            assertThat(graph.heads(new TreeName("cart")))
                    .extracting(RevisionNode::version)
                    .containsExactlyInAnyOrder("1.2", "1.0");
            assertThat(merge.capabilities())
                    .containsExactlyInAnyOrder(Capability.UPGRADE, Capability.DOWNGRADE, Capability.CREATE);
            assertThat(merge.dependsOn()).containsExactly("196ae8057b1b");
            assertThat(graph.get("810a4c64fc6f").capabilities()).containsExactly(Capability.UPGRADE);
            assertThat(graph.get("810a4c64fc6f").description()).isEqualTo("Says \"\"\" and \\ in two lines");
            assertThat(graph.get("a08978ae8c0a").isPlaceholder()).isTrue();
            assertThat(graph.get("196ae8057b1b").declaredIn()).isEqualTo("shop.Stock$First");
        }
    }

    @ParameterizedTest
    @EnumSource
    void rebuildingGivesTheSameBytesWhateverTheOrderOfTheSources(Compiler compiler) throws IOException {
        List<Path> sources = new ArrayList<>(SHOP.sources());
        Compilation first = compiler.compile(output.resolve("first"), sources, List.of());
        Collections.reverse(sources);
        Compilation second = compiler.compile(output.resolve("second"), sources, List.of());
        assertThat(second.index()).hasSameBinaryContentAs(first.index());
        assertThat(service(second)).isEqualTo("dev.espalier.index.ShopIndex\n").isEqualTo(service(first));
    }

    @Test
    void theIndexThatTheLastBuildLeftOnTheClassPathIsNotInTheWay() throws IOException {
        Compilation first = Compiler.JAVAC.compile(output, SHOP.sources(), List.of());
        byte[] index = Files.readAllBytes(first.index());
        Compilation second = Compiler.JAVAC.compile(output, SHOP.sources(), List.of(first.classes()));

        assertThat(second.messages()).isEmpty();
        assertThat(second.index()).hasBinaryContent(index);
    }

    /** ECJ as a program refuses to write a class that is on its class path, whoever writes it. */
    @Test
    void whereItIsInTheWayTheCureIsSaid() throws IOException {
        Compilation first = Compiler.ECJ.compile(output, SHOP.sources(), List.of());
        Compilation second = Compiler.ECJ.compile(output, SHOP.sources(), List.of(first.classes()));

        assertThat(second.messages())
                .singleElement()
                .asString()
                .contains("dev.espalier.index.ShopIndex", "delete what the last build left");
    }

    private static String service(Compilation compilation) throws IOException {
        return Files.readString(compilation.classes().resolve("META-INF/services/dev.espalier.RevisionIndex"));
    }
}
