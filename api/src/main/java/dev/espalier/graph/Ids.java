package dev.espalier.graph;

/** Where the ids of a history come from. */
public enum Ids {
    /** An id follows from tree, manager and version; see {@link RevisionId#of}. */
    DERIVED,
    /** The module brings its own: 1 to 32 letters, digits, {@code _} or {@code .}. */
    FREE
}
