package dev.espalier;

/**
 * What in a database's data, or among the options of a run, stands in the way of a migration. The message says which
 * rows, and what to do about them; it is for the person who runs the migration, who is not shown a stack trace.
 */
public final class Obstacle extends RuntimeException {
    public Obstacle(String message) {
        super(message);
    }
}
