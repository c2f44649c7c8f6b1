package dev.espalier;

/**
 * Carries a database from a revision's parents to the revision and, if it can, back.
 *
 * <p>A migration is instantiated through its public constructor without parameters, once for its step and, where it
 * overrides {@link #check}, once before the first step. Its work is part of the step's transaction: an exception, of
 * any type, undoes it.
 */
public interface Migration {
    /**
     * Looks for what in the data stands in the way of {@link #upgrade}, and changes nothing. Called before the first
     * step of a plan, unless the database is empty; the tables may then be those of an earlier revision, or missing,
     * and nothing can be written. Called again within the revision's own step, just before {@link #upgrade}; nothing
     * can be written then either.
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
