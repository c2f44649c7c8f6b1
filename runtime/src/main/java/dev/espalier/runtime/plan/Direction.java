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
    STAMP;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
