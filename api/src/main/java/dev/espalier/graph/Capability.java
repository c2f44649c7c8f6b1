package dev.espalier.graph;

/** What can be carried out for a revision; a placeholder has none of these. */
public enum Capability {
    /** From the revision's parents to the revision. */
    UPGRADE,
    /** Back to the revision's parents. */
    DOWNGRADE,
    /** From nothing to the revision. */
    CREATE
}
