package dev.espalier;

import java.util.Map;
import java.util.Optional;

/**
 * How an application itself records which manager, at which version, looks after each tree.
 *
 * <p>Named in {@link History#managers()}, public, with a public constructor without parameters. {@code stamp} reads the
 * record; every step checks it and moves it in the step's own transaction, so that it cannot part from the version
 * table.
 */
public interface ManagerVersions {
    /**
     * The record, by tree name; trees that the application does not use are left out. Empty when the database holds no
     * such record at all, and so is not one of this application's.
     *
     * @throws Obstacle when the record cannot be understood, with where and the cure
     */
    Optional<Map<String, ManagerVersion>> read(MigrationContext db);

    /**
     * A query of texts, in an order, that answers with all that {@link #read} looks at: as long as it answers the same,
     * the record is the same. With it an upgrade that has nothing to do finds that out without reading the record and
     * the history. Asked only once {@code read} has found a record.
     */
    default Optional<String> source() {
        return Optional.empty();
    }

    /**
     * Makes the record say that the tree is now looked after by {@code to}. Called after the migration's own work, also
     * for a tree that has no record yet. An implementation whose migrations keep the record themselves has nothing to
     * do here; the record is read again and must agree.
     */
    void move(MigrationContext db, String tree, ManagerVersion to);

    /** A recorded manager as people know it, where that is longer than its name in revisions: a full class name. */
    default String fullName(MigrationContext db, String tree, ManagerVersion recorded) {
        return recorded.manager();
    }
}
