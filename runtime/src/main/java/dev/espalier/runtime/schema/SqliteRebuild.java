package dev.espalier.runtime.schema;

import static dev.espalier.Dialect.SQLITE;

import dev.espalier.schema.TableChange.Part;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Changes an SQLite table as SQLite wants it: a new table takes the rows, then the old one's name. */
final class SqliteRebuild {
    private final Database database;
    private final String table;
    private final String quoted;
    private final CreateTable before;
    private final SqliteEdit edit;

    SqliteRebuild(Database database, String table) {
        this.database = database;
        this.table = table;
        this.quoted = "main." + SQLITE.quote(table);
        this.before = new SqliteReflection(database, table).ddl();
        this.edit = new SqliteEdit(table, before);
    }

    void carryOut(List<Part> parts) {
        parts.forEach(edit::apply);
        record Attached(boolean index, String name, String sql) {}
        var attached =
                database.query("""
                SELECT type = 'index', name, sql FROM main.sqlite_schema
                WHERE type IN ('index', 'trigger') AND tbl_name = ? COLLATE NOCASE AND sql IS NOT NULL ORDER BY rowid
                """, row -> new Attached(row.getBoolean(1), row.getString(2), row.getString(3)), table);
        var sequence = sequence();
        String name = "_espalier_new_" + table;
        database.execute(edit.ddl().named(name));
        copyRows(name);
        database.execute("DROP TABLE " + quoted);
        database.execute("ALTER TABLE main." + SQLITE.quote(name) + " RENAME TO " + SQLITE.quote(table));
        sequence.ifPresent(this::restoreSequence);
        attached.stream()
                .filter(thing -> !thing.index() || !edit.drops(thing.name(), thing.sql()))
                .map(Attached::sql)
                .forEach(database::execute);
        edit.newIndexes().forEach(database::execute);
    }

    private void copyRows(String name) {
        record Target(String name, boolean rowid) {}
        var columns = database.query(
                "SELECT name, pk = 1 AND (SELECT max(pk) FROM pragma_table_xinfo(?1, 'main')) = 1 AND type = 'INTEGER'"
                        + " FROM pragma_table_xinfo(?1, 'main') WHERE hidden = 0 ORDER BY cid",
                row -> new Target(row.getString(1), row.getBoolean(2)),
                name);
        var names = columns.stream().map(Target::name).toList();
        Optional<String> rowid = rowid(names);
        boolean copied = columns.stream().noneMatch(Target::rowid);
        var targets = Stream.concat(
                rowid.filter(any -> copied).stream(), names.stream().map(SQLITE::quote));
        var sources = Stream.concat(
                rowid.filter(any -> copied).stream(), names.stream().map(edit::value));
        database.execute("INSERT INTO main." + SQLITE.quote(name) + " (" + String.join(", ", targets.toList())
                + ") SELECT " + String.join(", ", sources.toList()) + " FROM " + quoted
                + rowid.map(order -> " ORDER BY " + order).orElse(""));
    }

    /** The name by which the row's number can be had, if the table has one. */
    private Optional<String> rowid(List<String> columns) {
        boolean without = database.texts("SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?", table)
                .contains("1");
        var lower =
                columns.stream().map(column -> column.toLowerCase(Locale.ROOT)).toList();
        return Stream.of("rowid", "oid", "_rowid_")
                .filter(name -> !without && !lower.contains(name))
                .findFirst();
    }

    /** How far the table's AUTOINCREMENT has counted. */
    private Optional<Long> sequence() {
        boolean counts = before.columns().stream().anyMatch(column -> counts(column.tokens()))
                || before.clauses().stream().anyMatch(clause -> counts(clause.tokens()));
        return counts
                ? database.first("SELECT seq FROM main.sqlite_sequence WHERE name = ?", row -> row.getLong(1), table)
                : Optional.empty();
    }

    private static boolean counts(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.is(i, "AUTOINCREMENT")) {
                return true;
            }
        }
        return false;
    }

    private void restoreSequence(long sequence) {
        String name = "'" + table.replace("'", "''") + "'";
        database.execute("DELETE FROM main.sqlite_sequence WHERE name = " + name);
        database.execute("INSERT INTO main.sqlite_sequence (name, seq) VALUES (" + name + ", " + sequence + ")");
    }
}
