package dev.espalier;

/** Builds the schema of a revision from nothing, so that a new database need not replay history. */
public interface Baseline {
    /** Creates what the revision's part of the schema consists of, in a database that has none of it. */
    void create(MigrationContext db);
}
