package dev.espalier.runtime.plan;

import java.util.Locale;

/** What a step does for its revision. */
public enum Direction {
    /** Builds the revision from nothing. */
    CREATE,
    /** Carries the database from the revision's parents to the revision. */
    UPGRADE,
    /** Carries the database from the revision back to its parents. */
    DOWNGRADE,
    /** Writes down that the database stands at the revision, and does nothing else. */
    STAMP,
    /** Carries out a revision that the database has passed by; where it stands does not change. */
    APPLY,
    /**
     * Writes down that a revision counts as applied as it reads now, and does nothing else: one that was edited since
     * it was applied, or one that the database has passed by.
     */
    ACCEPT;

    /** Whether a migration does the step's work, and not only the record of it changes. */
    public boolean isCarriedOut() {
        return this != STAMP && this != ACCEPT;
    }

    /** Whether a migration carries the database to the revision. */
    public boolean isUpgrade() {
        return this == UPGRADE || this == APPLY;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
