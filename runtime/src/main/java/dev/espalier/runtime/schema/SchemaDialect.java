package dev.espalier.runtime.schema;

import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/** What {@link SchemaEditor} needs of a dialect. */
sealed interface SchemaDialect permits PostgresSchema, SqliteSchema {
    /** The names of the ordinary tables, sorted. */
    List<String> names();

    /** The tables of these names, by name, without those that are not there. */
    SortedMap<String, Table> tables(Collection<String> names);

    /** Carries out changes, at most one for each table, each with at least one part. */
    void alter(List<TableChange> changes);

    void finish();
}
