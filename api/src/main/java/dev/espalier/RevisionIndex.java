package dev.espalier;

import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.RevisionNode;
import java.util.List;

/**
 * The revisions of one module of migrations. Implementations are generated next to the migrations and found through
 * {@link java.util.ServiceLoader}; reading one loads no migration class.
 */
public interface RevisionIndex {
    /** The package of all generated indexes: through it the compiler sees the histories of a module's dependencies. */
    String PACKAGE = "dev.espalier.index";

    /** What {@link History} says of the module, or the defaults. */
    HistorySettings settings();

    /** The revisions, by tree, each after its parents. */
    List<RevisionNode> revisions();

    /**
     * Stands for all that {@link #settings()} and {@link #revisions()} say: two indexes have the same one exactly when
     * they say the same. Asking for it reads neither.
     */
    String fingerprint();
}
