package dev.espalier.processor;

import dev.espalier.graph.HistorySettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What source files declare, whether or not it is sound together.
 *
 * @param revisions the revisions
 * @param settings what {@code @History} says, or the defaults
 * @param home the package of the type with {@code @History}, or empty where there is none
 * @param packages the packages of all types
 */
public record SourceHistory(
        List<SourceRevision> revisions, HistorySettings settings, Optional<String> home, Set<String> packages) {
    /** What no files declare. */
    public static final SourceHistory NONE =
            new SourceHistory(List.of(), HistorySettings.DEFAULT, Optional.empty(), Set.of());

    public SourceHistory {
        revisions = List.copyOf(revisions);
        packages = Set.copyOf(packages);
    }
}
