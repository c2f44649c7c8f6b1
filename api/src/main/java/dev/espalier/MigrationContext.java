package dev.espalier;

import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * All that a migration sees of the world: one database, inside the transaction of the step.
 *
 * <p>Unqualified names mean the schema that is being migrated. There is no commit, no clock and no connection here on
 * purpose. Every method throws an unchecked exception when the database refuses; let it pass, so that the step is
 * undone.
 */
public interface MigrationContext {
    /** The database's dialect. */
    Dialect dialect();

    /** The database schema (PostgreSQL), or {@code main} (SQLite). */
    String schema();

    /** A MyBatis mapper of the given interface, bound to the step's transaction. */
    <M> M mapper(Class<M> type);

    /**
     * Runs one SQL statement exactly as written: no parameters, no substitution.
     *
     * @return the number of rows it changed, 0 for DDL
     */
    long execute(String sql);

    /** The names of the ordinary tables of {@link #schema()}, sorted. */
    List<String> tables();

    /**
     * What the database knows of the tables of these names, by name, without those that are not there. They are asked
     * for together: on PostgreSQL that takes three round trips, as for one table.
     */
    SortedMap<String, Table> tables(Collection<String> names);

    /** What the database knows of a table, or empty when there is none of that name. */
    Optional<Table> table(String name);

    /**
     * Carries out changes to one or more tables as one: in place on PostgreSQL, by one rebuild of each table on SQLite.
     * New tables are made in an order in which foreign keys find what they refer to. Keys, constraints, indexes and
     * triggers that the changes do not name stay as they are, foreign keys between the changed tables included.
     */
    void alter(TableChange... changes);

    /** The value given for an option of this run, such as {@code --namespace}. */
    Optional<String> option(String name);

    /**
     * The values given for the members of a family of options, by what stands for {@code <something>}: of the family
     * {@code offset}, {@code --options offset.HSC=9} gives 9 by HSC.
     */
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
