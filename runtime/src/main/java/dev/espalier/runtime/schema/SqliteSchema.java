package dev.espalier.runtime.schema;

import static dev.espalier.Dialect.SQLITE;

import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import dev.espalier.schema.TableChange.AddIndex;
import dev.espalier.schema.TableChange.Create;
import dev.espalier.schema.TableChange.Drop;
import dev.espalier.schema.TableChange.DropIndex;
import dev.espalier.schema.TableChange.Part;
import dev.espalier.schema.TableChange.RenameColumn;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The schema {@code main} of an SQLite database. */
final class SqliteSchema implements SchemaDialect {
    /** In KiB. */
    private static final long ROOM = 64 << 10;

    private final Database database;
    private final ForeignKeyWatch foreignKeys;

    SqliteSchema(Database database) {
        this.database = database;
        this.foreignKeys = new ForeignKeyWatch(database);
    }

    @Override
    public List<String> names() {
        return database.texts("""
                        SELECT name FROM pragma_table_list
                        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                        """).stream().sorted().toList();
    }

    @Override
    public SortedMap<String, Table> tables(Collection<String> names) {
        var tables = new TreeMap<String, Table>();
        names().stream()
                .filter(Set.copyOf(names)::contains)
                .forEach(name -> tables.put(name, new SqliteReflection(database, name).table()));
        return tables;
    }

    private Optional<Table> table(String name) {
        return Optional.ofNullable(tables(List.of(name)).get(name));
    }

    @Override
    public void alter(List<TableChange> changes) {
        if (database.texts("PRAGMA foreign_keys").contains("1")) {
            throw new IllegalStateException("foreign keys are enforced on this connection, so that rebuilding a table"
                    + " would delete what refers to it; run PRAGMA foreign_keys = OFF before the transaction begins");
        }
        giveRoom();
        changes.forEach(change -> Applicable.check(change, table(change.table()), "main", this::names, SQLITE));
        DependentWatch dependents = new DependentWatch(database, changes);
        // Else a view or trigger that mentions the table keeps SQLite from renaming the new table to its name.
        String legacy = database.texts("PRAGMA legacy_alter_table").get(0);
        database.execute("PRAGMA legacy_alter_table = ON");
        try {
            for (TableChange change : changes) {
                foreignKeys.watch(change, table(change.table()));
                carryOut(change.table(), change.parts());
            }
        } finally {
            database.execute("PRAGMA legacy_alter_table = " + legacy);
        }
        dependents.check();
    }

    /**
     * Lets the connection keep as much of the database in memory as rebuilding needs. With SQLite's own 2 MB, rows
     * whose keys come in no order make it read and write the same pages of an index again and again. It is no part of
     * what a script repeats.
     */
    private void giveRoom() {
        Database connection = database.unheard();
        connection
                .first("""
                        SELECT CASE WHEN cache_size < 0 THEN -cache_size ELSE cache_size * page_size / 1024 END
                        FROM pragma_cache_size('main'), pragma_page_size('main')
                        """, row -> row.getLong(1))
                .filter(kibibytes -> kibibytes < ROOM)
                .ifPresent(less -> connection.execute("PRAGMA main.cache_size = -" + ROOM));
    }

    private void carryOut(String table, List<Part> parts) {
        if (parts.stream().anyMatch(Drop.class::isInstance)) {
            database.execute("DROP TABLE main." + SQLITE.quote(table));
        } else if (parts.stream().anyMatch(Create.class::isInstance)) {
            int renames =
                    (int) parts.stream().takeWhile(part -> !isRename(part)).count();
            SqliteEdit edit = new SqliteEdit(table, CreateTable.empty());
            parts.subList(0, renames).forEach(edit::apply);
            database.execute(edit.ddl().named(table));
            edit.newIndexes().forEach(database::execute);
            carryOut(table, parts.subList(renames, parts.size()));
        } else if (parts.stream().allMatch(part -> isRename(part) || isIndex(part))) {
            parts.forEach(part -> inPlace(table, part));
        } else {
            int first = (int) parts.stream().takeWhile(SqliteSchema::isRename).count();
            int last = parts.size();
            while (isRename(parts.get(last - 1))) {
                last--;
            }
            parts.subList(0, first).forEach(part -> inPlace(table, part));
            new SqliteRebuild(database, table).carryOut(parts.subList(first, last));
            parts.subList(last, parts.size()).forEach(part -> inPlace(table, part));
        }
    }

    private static boolean isRename(Part part) {
        return part instanceof RenameColumn;
    }

    private static boolean isIndex(Part part) {
        return part instanceof AddIndex || part instanceof DropIndex;
    }

    private void inPlace(String table, Part part) {
        if (part instanceof RenameColumn renamed) {
            database.execute(SqliteRebuild.rename(table, renamed));
        } else if (part instanceof DropIndex dropped) {
            database.execute("DROP INDEX main." + SQLITE.quote(dropped.name()));
        } else {
            SqliteEdit edit = new SqliteEdit(table, new SqliteReflection(database, table).ddl());
            edit.apply(part);
            edit.newIndexes().forEach(database::execute);
        }
    }

    @Override
    public void finish() {
        foreignKeys.check();
    }
}
