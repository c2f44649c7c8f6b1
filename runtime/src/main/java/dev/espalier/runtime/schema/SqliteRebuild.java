package dev.espalier.runtime.schema;

import static dev.espalier.Dialect.SQLITE;

import dev.espalier.schema.TableChange.Part;
import dev.espalier.schema.TableChange.RenameColumn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Changes an SQLite table as SQLite wants it: a new table takes the rows, then the old one's name.
 *
 * <p>The rows are copied once. Where columns are renamed amid other parts, SQLite itself renames them, in an empty
 * table as it is to be by then, so that all that refers to them follows; meanwhile the rows wait under another name.
 */
final class SqliteRebuild {
    private static final String ROWID = "_espalier_rowid";

    private final Database database;
    private final String table;
    private final CreateTable before;
    private final boolean withoutRowid;
    private SqliteEdit edit;
    private List<Attached> attached;
    private boolean aside;
    private String with = "";
    private String from;
    private Optional<String> rowid;

    /** An index or trigger that somebody made. */
    private record Attached(String type, String name, String sql) {}

    SqliteRebuild(Database database, String table) {
        this.database = database;
        this.table = table;
        this.from = main(table);
        this.before = new SqliteReflection(database, table).ddl();
        this.withoutRowid = database.texts("SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?", table)
                .contains("1");
        this.rowid = rowid(before.columns().stream().map(ColumnDefinition::name).toList());
        this.edit = new SqliteEdit(table, before);
        this.attached = attached();
    }

    /** SQLite's own statement, which also changes all that refers to the column. */
    static String rename(String table, RenameColumn part) {
        return "ALTER TABLE " + main(table) + " RENAME COLUMN " + SQLITE.quote(part.column()) + " TO "
                + SQLITE.quote(part.to());
    }

    void carryOut(List<Part> parts) {
        var sequence = sequence();
        for (Part part : parts) {
            if (part instanceof RenameColumn renamed) {
                rename(renamed);
            } else {
                edit.apply(part);
            }
        }
        if (aside) {
            renameTable(old(), table);
        }
        String name = "_espalier_new_" + table;
        database.execute(edit.ddl().named(name));
        copyRows(name);
        database.execute("DROP TABLE " + main(table));
        renameTable(name, table);
        sequence.filter(any -> counts(edit.ddl())).ifPresent(this::restoreSequence);
        attach();
    }

    private void rename(RenameColumn part) {
        if (!aside) {
            attached.forEach(thing -> database.execute("DROP " + thing.type() + " " + main(thing.name())));
            renameTable(table, old());
            // Expressions may have subqueries on the table, which are to see its rows too.
            select(before, SQLITE::quote, UnaryOperator.identity());
            aside = true;
        }
        database.execute(edit.ddl().named(table));
        attach();
        select(edit.ddl(), edit::value, column -> column.equalsIgnoreCase(part.column()) ? part.to() : column);
        database.execute(rename(table, part));
        edit = new SqliteEdit(table, new SqliteReflection(database, table).ddl());
        attached = attached();
        database.execute("DROP TABLE " + main(table));
    }

    /** Puts a query on the rows as they are by now under the table's name. */
    private void select(CreateTable ddl, UnaryOperator<String> value, UnaryOperator<String> name) {
        var columns = ddl.columns().stream()
                .map(ColumnDefinition::name)
                .map(column -> value.apply(column) + " AS " + SQLITE.quote(name.apply(column)));
        with = "WITH " + SQLITE.quote(table) + " AS (" + with + "SELECT "
                + Stream.concat(rowid.map(number -> number + " AS " + ROWID).stream(), columns)
                        .collect(Collectors.joining(", "))
                + " FROM " + from + ") ";
        from = SQLITE.quote(table);
        rowid = rowid.map(number -> ROWID);
    }

    private static String main(String name) {
        return "main." + SQLITE.quote(name);
    }

    private String old() {
        return "_espalier_old_" + table;
    }

    private void renameTable(String name, String to) {
        database.execute("ALTER TABLE " + main(name) + " RENAME TO " + SQLITE.quote(to));
    }

    private List<Attached> attached() {
        return database.query("""
                SELECT type, name, sql FROM main.sqlite_schema
                WHERE type IN ('index', 'trigger') AND tbl_name = ? COLLATE NOCASE AND sql IS NOT NULL ORDER BY rowid
                """, row -> new Attached(row.getString(1), row.getString(2), row.getString(3)), table);
    }

    /** Makes the indexes and triggers that the table is to have by now. */
    private void attach() {
        attached.stream()
                .filter(thing -> thing.type().equals("trigger") || !edit.drops(thing.name(), thing.sql()))
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
        Optional<String> target = rowid(names)
                .filter(any -> rowid.isPresent())
                .filter(any -> columns.stream().noneMatch(Target::rowid));
        var targets = Stream.concat(target.stream(), names.stream().map(SQLITE::quote));
        var sources = Stream.concat(
                rowid.filter(any -> target.isPresent()).stream(), names.stream().map(edit::value));
        database.execute("INSERT INTO " + main(name) + " (" + String.join(", ", targets.toList()) + ") " + with
                + "SELECT " + String.join(", ", sources.toList()) + " FROM " + from
                + rowid.map(order -> " ORDER BY " + order).orElse(""));
    }

    /** The name by which the row's number can be had, if the table has one. */
    private Optional<String> rowid(List<String> columns) {
        var lower =
                columns.stream().map(column -> column.toLowerCase(Locale.ROOT)).toList();
        return Stream.of("rowid", "oid", "_rowid_")
                .filter(name -> !withoutRowid && !lower.contains(name))
                .findFirst();
    }

    /** How far the table's AUTOINCREMENT has counted. */
    private Optional<Long> sequence() {
        return counts(before)
                ? database.first("SELECT seq FROM main.sqlite_sequence WHERE name = ?", row -> row.getLong(1), table)
                : Optional.empty();
    }

    private static boolean counts(CreateTable ddl) {
        return ddl.columns().stream().anyMatch(column -> counts(column.tokens()))
                || ddl.clauses().stream().anyMatch(clause -> counts(clause.tokens()));
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
