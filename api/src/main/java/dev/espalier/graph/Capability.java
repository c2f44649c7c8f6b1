package dev.espalier.graph;

/** What can be carried out for a revision; a placeholder has none of these. */
public enum Capability {
    /** From the revision's parents to the revision. */
    UPGRADE,
    /** To look, before an upgrade, for what in the data stands in its way. */
    CHECK,
    /** Back to the revision's parents. */
    DOWNGRADE,
    /** From nothing to the revision. */
    CREATE,
    /** That upgrade and downgrade are done outside of a transaction. */
    ONLINE
}
