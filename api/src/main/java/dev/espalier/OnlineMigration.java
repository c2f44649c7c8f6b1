package dev.espalier;

/**
 * Carries a database from a revision's parents to the revision and, if it can, back, without a transaction around its
 * work: for what must not or cannot be in one, such as building an index while the application writes.
 *
 * <p>Nothing undoes it. Killed anywhere, or failed, its step stays unfinished, and the next start carries it out again
 * from the beginning: so every statement must do no harm when it is done for the second time, or by two processes at
 * once. What {@link OnlineContext} offers is of that kind.
 *
 * <p>Instantiated like a {@link Migration}. A class is one or the other, not both.
 */
public interface OnlineMigration {
    /**
     * Looks for what in the data stands in the way of {@link #upgrade}, and changes nothing. As
     * {@link Migration#check}, and again just before the step is begun for the first time. Before a plan that goes on
     * with an unfinished step it finds the work half done.
     *
     * @throws Obstacle when something does
     */
    default void check(MigrationContext db) {}

    /** Carries the database from the revision's parents to the revision. */
    void upgrade(OnlineContext db);

    /**
     * Carries the database back to the revision's parents. Where not overridden, the revision cannot be downgraded, and
     * the planner knows it.
     *
     * @throws UnsupportedOperationException where not overridden
     */
    default void downgrade(OnlineContext db) {
        throw new UnsupportedOperationException(getClass().getName() + " has no downgrade");
    }
}
