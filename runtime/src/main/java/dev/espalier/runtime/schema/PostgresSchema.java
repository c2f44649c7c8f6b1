package dev.espalier.runtime.schema;

import static dev.espalier.Dialect.POSTGRESQL;

import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import dev.espalier.schema.TableChange.ColumnPart;
import dev.espalier.schema.TableChange.ReplaceColumn;
import java.util.List;
import java.util.Optional;

/** A schema of a PostgreSQL database. */
record PostgresSchema(Database database, String schema) implements SchemaDialect {
    @Override
    public List<String> tables() {
        return database.texts("""
                        SELECT c.relname FROM pg_catalog.pg_class c
                        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = ? AND c.relkind IN ('r', 'p')
                        """, schema).stream().sorted().toList();
    }

    @Override
    public Optional<Table> table(String name) {
        return database.first("""
                        SELECT c.oid FROM pg_catalog.pg_class c
                        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p')
                        """, row -> row.getLong(1), schema, name)
                .map(oid -> new PostgresReflection(database, oid).table(name));
    }

    @Override
    public void alter(List<TableChange> changes) {
        for (TableChange change : changes) {
            var table = table(change.table())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there is no table " + change.table() + " in the schema " + schema));
            for (TableChange.Part part : change.parts()) {
                if (part instanceof ColumnPart column
                        && table.column(column.column()).isEmpty()) {
                    throw new IllegalArgumentException("there is no column " + column.column() + " among "
                            + table.columns().stream().map(Table.Column::name).toList());
                }
            }
        }
        var dependents = PostgresDependents.of(database, schema, changes);
        dependents.drop();
        for (TableChange change : changes) {
            if (change.parts().stream().anyMatch(ReplaceColumn.class::isInstance)) {
                new PostgresReplacement(database, schema, change).carryOut();
            } else {
                database.execute("ALTER TABLE " + POSTGRESQL.quote(schema) + "." + POSTGRESQL.quote(change.table())
                        + " "
                        + String.join(", ", PostgresAlter.actions(change.parts(), (expression, type) -> expression)));
            }
        }
        dependents.make();
    }

    @Override
    public void finish() {
        // PostgreSQL has checked every foreign key.
    }
}
