package dev.espalier.runtime.plan;

import dev.espalier.graph.Capability;
import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Histories for tests, a line for each revision: {@code tree id [<parent,parent] [+dependency] [manager version]
 * [ud|c|-]}.
 */
final class Histories {
    private Histories() {}

    static RevisionGraph of(String... lines) {
        return RevisionGraph.of(Arrays.stream(lines).map(Histories::node).toList(), Ids.FREE);
    }

    private static RevisionNode node(String line) {
        String[] words = line.split(" ");
        List<String> parents = List.of();
        List<String> dependencies = List.of();
        String manager = "";
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        for (String word : Arrays.asList(words).subList(2, words.length)) {
            if (word.startsWith("<")) {
                parents = List.of(word.substring(1).split(","));
            } else if (word.startsWith("+")) {
                dependencies = List.of(word.substring(1).split(","));
            } else if (word.startsWith("=")) {
                word.chars().forEach(c -> capability((char) c, capabilities));
            } else {
                manager = word;
            }
        }
        return new RevisionNode(
                words[1],
                parents,
                dependencies,
                new TreeName(words[0]),
                manager,
                manager.isEmpty() ? "" : words[1],
                capabilities,
                "Class_" + words[1],
                words[1],
                "");
    }

    private static void capability(char letter, Set<Capability> capabilities) {
        switch (letter) {
            case 'u' -> capabilities.add(Capability.UPGRADE);
            case 'd' -> capabilities.add(Capability.DOWNGRADE);
            case 'c' -> capabilities.add(Capability.CREATE);
            default -> {}
        }
    }
}
