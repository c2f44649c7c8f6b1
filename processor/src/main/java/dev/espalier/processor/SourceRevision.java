package dev.espalier.processor;

import dev.espalier.graph.RevisionNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A revision as a source file declares it.
 *
 * @param node the revision
 * @param file the source file
 * @param parent where the value of {@code parent} is written, or empty where it is left out
 * @param placeholders where the value of {@code @Placeholders} is written that it stands in, or empty for a migration
 * @param constants the text constants of the declaring type: their names by their values
 */
public record SourceRevision(
        RevisionNode node,
        Path file,
        Optional<Span> parent,
        Optional<Span> placeholders,
        Map<String, String> constants) {
    public SourceRevision {
        constants = Map.copyOf(constants);
    }
}
