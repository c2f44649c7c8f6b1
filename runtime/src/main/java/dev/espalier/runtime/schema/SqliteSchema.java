package dev.espalier.runtime.schema;

import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.List;
import java.util.Optional;

/** The schema {@code main} of an SQLite database. */
final class SqliteSchema implements SchemaDialect {
    private final Database database;
    private final ForeignKeyWatch foreignKeys;

    SqliteSchema(Database database) {
        this.database = database;
        this.foreignKeys = new ForeignKeyWatch(database);
    }

    @Override
    public List<String> tables() {
        return database.texts("""
                        SELECT name FROM pragma_table_list
                        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                        """).stream().sorted().toList();
    }

    @Override
    public Optional<Table> table(String name) {
        return tables().contains(name) ? Optional.of(new SqliteReflection(database, name).table()) : Optional.empty();
    }

    @Override
    public void alter(List<TableChange> changes) {
        if (database.texts("PRAGMA foreign_keys").contains("1")) {
            throw new IllegalStateException("foreign keys are enforced on this connection, so that rebuilding a table"
                    + " would delete what refers to it; run PRAGMA foreign_keys = OFF before the transaction begins");
        }
        var known = tables();
        for (TableChange change : changes) {
            if (!known.contains(change.table())) {
                throw new IllegalArgumentException("there is no table " + change.table() + " in the schema main");
            }
        }
        // Else a view or trigger that mentions the table keeps SQLite from renaming the new table to its name.
        String legacy = database.texts("PRAGMA legacy_alter_table").get(0);
        database.execute("PRAGMA legacy_alter_table = ON");
        try {
            for (TableChange change : changes) {
                foreignKeys.watch(change.table());
                new SqliteRebuild(database, change.table()).carryOut(change.parts());
            }
        } finally {
            database.execute("PRAGMA legacy_alter_table = " + legacy);
        }
    }

    @Override
    public void finish() {
        foreignKeys.check();
    }
}
