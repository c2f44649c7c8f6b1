package dev.espalier.processor;

import dev.espalier.RevisionIndex;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.IndexTable;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TopologicalOrder;
import dev.espalier.graph.TreeName;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The source of an index: a table of text that any reader of the file can follow, and methods that read it. The
 * revisions are in a class of their own, and no method of the index names their constants, which the compiler would
 * copy into it: loading an index to ask for its fingerprint costs the same however many revisions there are.
 */
final class IndexSource {
    /** The constant with the module's settings. */
    static final String SETTINGS = "SETTINGS";

    /** The class within, each of whose constants is a block of revisions. */
    static final String REVISIONS = "Revisions";

    private static final String SOURCE = """
            package %s;

            import dev.espalier.RevisionIndex;
            import dev.espalier.graph.HistorySettings;
            import dev.espalier.graph.IndexTable;
            import dev.espalier.graph.RevisionNode;
            import java.util.List;
            import javax.annotation.processing.Generated;

            /**
             * The revisions of this module, by tree:
             *
             * <ul>
            %s
             * </ul>
             */
            @Generated("%s")
            public final class %s implements RevisionIndex {
            %s
                public static final String FINGERPRINT = "%s";

                @Override
                public HistorySettings settings() {
                    return HistorySettings.parse(SETTINGS);
                }

                @Override
                public List<RevisionNode> revisions() {
                    return Revisions.read();
                }

                @Override
                public String fingerprint() {
                    return FINGERPRINT;
                }

                /** Loaded only when the revisions are asked for. */
                public static final class Revisions {
            %s
                    private static List<RevisionNode> read() {
                        return IndexTable.read(
                                %s);
                    }
                }
            }
            """;

    private static final Comparator<TreeName> REGULAR_FIRST =
            Comparator.comparing(TreeName::isOneShot).thenComparing(Comparator.naturalOrder());

    private IndexSource() {}

    /** The class of that name, the same for the same revisions whatever their order. */
    static String of(String name, HistorySettings settings, Collection<RevisionNode> nodes) {
        SortedMap<TreeName, List<RevisionNode>> trees = nodes.stream()
                .collect(Collectors.groupingBy(
                        RevisionNode::tree, () -> new TreeMap<>(REGULAR_FIRST), Collectors.toList()));
        Map<String, String> blocks = blocks(trees);
        String first = settings.format() + "\n";
        return SOURCE.formatted(
                RevisionIndex.PACKAGE,
                trees.entrySet().stream()
                        .map(tree -> " *   <li>" + tree.getKey() + ": "
                                + tree.getValue().size())
                        .collect(Collectors.joining("\n")),
                RevisionProcessor.class.getName(),
                name,
                constant(SETTINGS, first).indent(4),
                Fingerprint.ofText(first + String.join("", blocks.values())),
                blocks.entrySet().stream()
                        .map(block -> constant(block.getKey(), block.getValue()).indent(8))
                        .collect(Collectors.joining("\n")),
                String.join(",\n" + " ".repeat(20), blocks.keySet()));
    }

    /** The blocks of all trees by the names of their constants. */
    private static Map<String, String> blocks(SortedMap<TreeName, List<RevisionNode>> trees) {
        Map<String, String> blocks = new LinkedHashMap<>();
        trees.forEach((tree, nodes) -> {
            String name = tree.text().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            for (String block : IndexTable.blocks(tree, TopologicalOrder.of(nodes))) {
                String constant = name;
                for (int i = 2; blocks.containsKey(constant); i++) {
                    constant = name + "_" + i;
                }
                blocks.put(constant, block);
            }
        });
        return blocks;
    }

    /** A text block, for lines of text. */
    private static String constant(String name, String lines) {
        String text = lines.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"");
        return "public static final String " + name + " = \"\"\"\n" + text + "\"\"\";";
    }
}
