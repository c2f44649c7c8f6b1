package dev.espalier;

/**
 * Carries a database from a revision's parents to the revision and, if it can, back.
 *
 * <p>A migration is instantiated when its step runs, through its public constructor without parameters, and used once.
 * Its work is part of the step's transaction: an exception, of any type, undoes it.
 */
public interface Migration {
    /**
     * Looks for what in the data stands in the way of {@link #upgrade}, and changes nothing. Called before the first
     * step of a plan, where the tables may still be those of an earlier revision, and again before the revision's own
     * step.
     *
     * @throws Obstacle when something does
     */
    default void check(MigrationContext db) {}

    /** Carries the database from the revision's parents to the revision. */
    void upgrade(MigrationContext db);

    /**
     * Carries the database back to the revision's parents. Where not overridden, the revision cannot be downgraded, and
     * the planner knows it.
     */
    default void downgrade(MigrationContext db) {
        throw new UnsupportedOperationException(getClass().getName() + " has no downgrade");
    }
}
