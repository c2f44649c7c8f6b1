package dev.espalier;

import dev.espalier.schema.Names;
import dev.espalier.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that an online migration sees of the world: one database, with no transaction open.
 *
 * <p>What each method does stays when it returns, whatever comes behind it, and may be done again. Every method throws
 * an unchecked exception when the database refuses; let it pass: the step stays unfinished, and the next start does it
 * again.
 */
public interface OnlineContext {
    /** The database's dialect. */
    Dialect dialect();

    /** The database schema (PostgreSQL), or {@code main} (SQLite). */
    String schema();

    /** What the database knows of a table, or empty when there is none of that name. */
    Optional<Table> table(String name);

    /** Builds an index, named by {@link Names#index}, as {@link #createIndex(String, Table.Index)} does. */
    default void createIndex(String table, String... columns) {
        List<String> indexed = List.of(columns);
        createIndex(table, new Table.Index(Names.index(table, indexed), indexed, false));
    }

    /**
     * Builds an index while others write to the table: on PostgreSQL {@code CREATE INDEX CONCURRENTLY}, on SQLite
     * plainly. One that is there already, valid and with this definition, is left alone; an invalid one, which an
     * interrupted build leaves behind, is dropped and built again, or waited for where another connection is building
     * it. On PostgreSQL the transactions that were open when it began are waited for. The database's own name for it is
     * shortened where it must be.
     *
     * @throws IllegalStateException when the name is taken by something else; nothing is changed
     */
    void createIndex(String table, Table.Index index);

    /** Takes an index away while others use the table; one that is not there is no error. */
    void dropIndex(String name);

    /**
     * Checks the rows that a foreign key or check has not been checked against yet, because it was added {@code NOT
     * VALID}; others go on writing meanwhile. On SQLite, where a constraint holds for all rows from the start, nothing
     * is done.
     *
     * @throws IllegalArgumentException when the table has no such constraint
     */
    void validate(String table, String constraint);

    /**
     * Adds a value to an enum type of {@link #schema()}, behind the others; one that is there already is no error.
     *
     * @throws UnsupportedOperationException on SQLite, which has no such types
     */
    void addEnumValue(String type, String value);

    /**
     * Does work on every row of a table, in batches of key ranges that are short transactions each: exactly once,
     * whatever interrupts it, and with as many workers as whoever runs the migration allows. See
     * {@code docs/backfills.md}.
     */
    void backfill(Backfill backfill);

    /**
     * Runs one SQL statement exactly as written, and commits it: it must do no harm when it is done again, such as
     * {@code create table if not exists}. Unqualified names mean {@link #schema()}; but in a statement that cannot be
     * part of a transaction, such as {@code vacuum}, they mean what they do for the connection, so that such statements
     * should qualify them.
     *
     * @return the number of rows it changed, 0 for DDL
     * @throws IllegalArgumentException when it begins or ends a transaction, or is more than one statement
     */
    long execute(String sql);

    /** The value given for an option of this run. */
    Optional<String> option(String name);

    /** The values given for the members of a family of options, as {@link MigrationContext#options}. */
    Map<String, String> options(String family);

    /**
     * Tells whoever watches how far long work has come.
     *
     * @param done rows done
     * @param total rows to do
     */
    void progress(long done, long total);

    /** Tells whoever watches what the migration has done, in a few words. */
    void report(String message);
}
