package dev.espalier.runtime.schema;

import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.List;
import java.util.Optional;

/** What {@link SchemaEditor} needs of a dialect. */
sealed interface SchemaDialect permits PostgresSchema, SqliteSchema {
    List<String> tables();

    Optional<Table> table(String name);

    /** Carries out changes, at most one for each table, each with at least one part. */
    void alter(List<TableChange> changes);

    void finish();
}
