package dev.espalier.runtime.schema;

import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/** A schema of a PostgreSQL database. */
record PostgresSchema(Database database, String schema) implements SchemaDialect {
    @Override
    public List<String> names() {
        return database.texts("""
                        SELECT c.relname FROM pg_catalog.pg_class c
                        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = ? AND c.relkind IN ('r', 'p')
                        """, schema).stream().sorted().toList();
    }

    @Override
    public SortedMap<String, Table> tables(Collection<String> names) {
        return new PostgresReflection(database, schema, names).tables();
    }

    @Override
    public void alter(List<TableChange> changes) {
        new PostgresChanges(this, changes).carryOut();
    }

    @Override
    public void finish() {
        // PostgreSQL has checked every foreign key.
    }
}
