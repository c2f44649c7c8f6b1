package dev.espalier.graph;

import static dev.espalier.graph.Nodes.node;
import static dev.espalier.graph.Nodes.root;
import static dev.espalier.graph.Nodes.withDependencies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexTableTest {
    private static final TreeName SHOP = new TreeName("shop");
    private static final List<DeclaredOption> OPTIONS = List.of(
            new DeclaredOption("rate", "the \"rate\" | in \\ percent", List.of("7", "not known"), true, ""),
            new DeclaredOption("offset.<till>", "seconds", List.of(), false, "a clock is wrong"),
            new DeclaredOption("note", "required", List.of("-1"), false, ""));

    @Test
    void whatIsWrittenIsReadBack() {
        RevisionNode root = root("shop");
        RevisionNode left = described(node("shop", "Left", "1.0", root), "a | b \\ \"\"\" ü", "0123456789abcdef");
        RevisionNode right = withDependencies(node("shop", "Left", "1.1", root), "aaaaaaaaaaaa", "bbbbbbbbbbbb");
        RevisionNode merge = described(node("shop", "Left", "2.0", left, right), "", "");
        List<RevisionNode> nodes = List.of(root, left, right, merge);

        assertThat(read(IndexTable.blocks(SHOP, nodes))).isEqualTo(nodes);
    }

    @Test
    void optionsAreReadBackEachWithItsOwner() {
        RevisionNode root = root("shop");
        RevisionNode left = asking(node("shop", "Left", "1.0", root), OPTIONS);
        RevisionNode between = node("shop", "Left", "1.1", left);
        RevisionNode right = asking(node("shop", "Left", "1.2", between), OPTIONS.subList(1, 2));
        List<RevisionNode> nodes = List.of(root, left, between, right);

        assertThat(read(IndexTable.blocks(SHOP, nodes))).isEqualTo(nodes);
        assertThat(IndexTable.blocks(SHOP, List.of(right)).get(0)).endsWith("""
                 | about it
                    option offset.<till> | - | when a clock is wrong | seconds
                """);
    }

    @Test
    void optionsStayWithTheirOwnerWhereBlocksEnd() {
        List<RevisionNode> nodes = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            nodes.add(asking(node("shop", "Left", "1." + i), OPTIONS));
        }

        List<String> blocks = IndexTable.blocks(SHOP, nodes);

        assertThat(blocks).hasSizeGreaterThan(3);
        assertThat(read(blocks)).isEqualTo(nodes);
    }

    @Test
    void aBlockIsReadableAndHasNoBlanksAtTheEndOfALine() {
        RevisionNode node = described(node("shop", "Left", "1.0", root("shop")), "", "0123456789abcdef");

        assertThat(IndexTable.blocks(SHOP, List.of(node))).singleElement().isEqualTo("""
                tree shop
                %s | %s |  | Left | 1.0 | upgrade,create | Tshop_Left_1_0 | 0123456789abcdef | -
                """.formatted(
                        node.id(), root("shop").id()));
    }

    @Test
    void everyBlockFitsIntoAConstantOfAClassFile() {
        List<RevisionNode> nodes = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            nodes.add(described(node("shop", "Left", "1." + i), "€".repeat(200), "0123456789abcdef"));
        }

        List<String> blocks = IndexTable.blocks(SHOP, nodes);

        assertThat(blocks).hasSizeGreaterThan(5).allSatisfy(block -> {
            assertThat(block.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(65_536);
            assertThat(block).startsWith("tree shop\n").endsWith("\n");
        });
        assertThat(read(blocks)).isEqualTo(nodes);
    }

    @Test
    void settingsAreReadBack() {
        HistorySettings settings =
                new HistorySettings("shop", "shop_version", "com.example.Versions", Ids.FREE, List.of("a", "b-c"));

        assertThat(HistorySettings.parse(settings.format())).isEqualTo(settings);
        HistorySettings asking = new HistorySettings("shop", "shop_version", "", Ids.DERIVED, List.of(), OPTIONS);
        assertThat(HistorySettings.parse(asking.format())).isEqualTo(asking);
        assertThat(HistorySettings.parse(HistorySettings.DEFAULT.format())).isEqualTo(HistorySettings.DEFAULT);
    }

    private static RevisionNode asking(RevisionNode node, List<DeclaredOption> options) {
        return new RevisionNode(
                node.id(),
                node.parents(),
                node.dependsOn(),
                node.tree(),
                node.manager(),
                node.version(),
                node.capabilities(),
                node.declaredIn(),
                node.description(),
                node.fingerprint(),
                options);
    }

    private static List<RevisionNode> read(List<String> blocks) {
        return IndexTable.read(blocks.toArray(String[]::new));
    }

    private static RevisionNode described(RevisionNode node, String description, String fingerprint) {
        Set<Capability> capabilities = EnumSet.of(Capability.UPGRADE, Capability.CREATE);
        return new RevisionNode(
                node.id(),
                node.parents(),
                node.dependsOn(),
                node.tree(),
                node.manager(),
                node.version(),
                capabilities,
                node.declaredIn(),
                description,
                fingerprint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tree", "tree a", "a | b", "tree a\na | b", "tree a\noption x", "tree a\n|||||||||"})
    void linesOfSomethingElse(String block) {
        assertThatThrownBy(() -> IndexTable.read(block)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HistorySettings.parse(block)).isInstanceOf(IllegalArgumentException.class);
    }
}
