package dev.espalier.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Revisions as lines of text: what a generated index holds, at compile time and at run time.
 *
 * <p>A block is the line {@code tree NAME} and one line for each revision, with its parts in the order of
 * {@link RevisionNode}'s components, between {@code " | "}, followed by a line for each option, if there is any.
 */
public final class IndexTable {
    /** A string constant of a class file holds at most 65,535 bytes of UTF-8, and a character takes at most three. */
    private static final int LARGEST_BLOCK = 20_000;

    private static final String TREE = "tree ";
    private static final String SEPARATOR = " | ";

    /** A text block would lose an empty last part: it drops blanks at the end of a line. */
    private static final String NONE = "-";

    private IndexTable() {}

    /** The blocks of one tree's revisions: one, or as many as class files need. */
    public static List<String> blocks(TreeName tree, List<RevisionNode> nodes) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        for (RevisionNode node : nodes) {
            String line = line(node);
            if (block.length() + line.length() > LARGEST_BLOCK && !block.isEmpty()) {
                blocks.add(block.toString());
                block.setLength(0);
            }
            if (block.isEmpty()) {
                block.append(TREE).append(tree).append('\n');
            }
            block.append(line).append('\n');
        }
        blocks.add(block.toString());
        return blocks;
    }

    /**
     * Reads blocks back.
     *
     * @throws IllegalArgumentException when they are not what {@link #blocks} wrote
     */
    public static List<RevisionNode> read(String... blocks) {
        return Arrays.stream(blocks).flatMap(IndexTable::read).toList();
    }

    private static Stream<RevisionNode> read(String block) {
        int end = block.indexOf('\n');
        if (!block.startsWith(TREE) || end < 0) {
            throw new IllegalArgumentException("a block of an index begins with the line of its tree");
        }
        TreeName tree = new TreeName(block.substring(TREE.length(), end));
        List<RevisionNode> nodes = new ArrayList<>();
        List<DeclaredOption> options = new ArrayList<>();
        // From the end, so that a revision's options are known when its own line is read.
        List<String> lines = block.substring(end + 1).lines().toList();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (OptionLine.is(lines.get(i))) {
                options.add(0, OptionLine.read(lines.get(i)));
            } else {
                nodes.add(node(tree, lines.get(i), options));
                options.clear();
            }
        }
        Collections.reverse(nodes);
        return nodes.stream();
    }

    private static String line(RevisionNode node) {
        return String.join(
                        SEPARATOR,
                        node.id(),
                        String.join(",", node.parents()),
                        String.join(",", node.dependsOn()),
                        node.manager(),
                        node.version(),
                        capabilities(node.capabilities()),
                        node.declaredIn(),
                        node.fingerprint(),
                        node.description().isEmpty() ? NONE : node.description())
                + OptionLine.write(node.options());
    }

    private static RevisionNode node(TreeName tree, String line, List<DeclaredOption> options) {
        String[] part = line.split(" \\| ", 9);
        if (part.length < 9) {
            throw new IllegalArgumentException("the line of a revision has nine parts");
        }
        return new RevisionNode(
                part[0],
                ids(part[1]),
                ids(part[2]),
                tree,
                part[3],
                part[4],
                capabilities(part[5]),
                part[6],
                part[8].equals(NONE) ? "" : part[8],
                part[7],
                options);
    }

    private static String capabilities(Set<Capability> capabilities) {
        return capabilities.stream()
                .sorted()
                .map(capability -> capability.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    private static Set<Capability> capabilities(String text) {
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        ids(text).forEach(name -> capabilities.add(Capability.valueOf(name.toUpperCase(Locale.ROOT))));
        return capabilities;
    }

    private static List<String> ids(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }
}
