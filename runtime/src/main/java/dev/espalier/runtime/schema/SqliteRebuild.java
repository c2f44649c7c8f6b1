package dev.espalier.runtime.schema;

import static dev.espalier.Dialect.SQLITE;

import dev.espalier.schema.TableChange.ChangeType;
import dev.espalier.schema.TableChange.ColumnPart;
import dev.espalier.schema.TableChange.DropDefault;
import dev.espalier.schema.TableChange.Part;
import dev.espalier.schema.TableChange.ReplaceColumn;
import dev.espalier.schema.TableChange.SetDefault;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Changes an SQLite table as SQLite wants it: a new table takes the rows, then the old one's name. */
final class SqliteRebuild {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Database database;
    private final String table;
    private final String quoted;
    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private CreateTable ddl;

    SqliteRebuild(Database database, String table) {
        this.database = database;
        this.table = table;
        this.quoted = "main." + SQLITE.quote(table);
        this.ddl = new SqliteReflection(database, table).ddl();
    }

    void carryOut(List<Part> parts) {
        parts.forEach(this::change);
        var attached = database.texts("""
                SELECT sql FROM main.sqlite_schema
                WHERE type IN ('index', 'trigger') AND tbl_name = ? COLLATE NOCASE AND sql IS NOT NULL ORDER BY rowid
                """, table);
        var sequence = sequence();
        String name = "_espalier_new_" + table;
        database.execute(ddl.named(name));
        copyRows(name);
        database.execute("DROP TABLE " + quoted);
        database.execute("ALTER TABLE main." + SQLITE.quote(name) + " RENAME TO " + SQLITE.quote(table));
        sequence.ifPresent(this::restoreSequence);
        attached.forEach(database::execute);
    }

    private void change(Part part) {
        if (!(part instanceof ColumnPart named)) {
            return;
        }
        int index = ddl.indexOf(named.column());
        ColumnDefinition column = ddl.columns().get(index);
        if (part instanceof ChangeType change) {
            ddl = ddl.with(index, column.withType(change.type().sqlite()));
            values.put(column.name(), change.using().orElseThrow());
        } else if (part instanceof SetDefault change) {
            ddl = ddl.with(index, column.withDefault(change.expression()));
        } else if (part instanceof DropDefault) {
            ddl = ddl.with(index, column.withoutDefault());
        } else if (part instanceof ReplaceColumn change) {
            ddl = ddl.withLast(index, column.replacedBy(change.type().sqlite()))
                    .withConstraints(ddl.constraints().stream()
                            .map(text -> nameKey(text, column.name()))
                            .toList());
            column.clause("PRIMARY").ifPresent(key -> ddl = ddl.withFirstConstraint(ownKey(key, column)));
            values.put(column.name(), change.using());
        }
    }

    /** A table's constraints with a name for a nameless primary key that contains the column. */
    private String nameKey(String constraints, String column) {
        return Clause.from(Tokens.of(constraints), 0).stream()
                .filter(clause -> clause.is("PRIMARY") && clause.name().isEmpty())
                .filter(clause -> clause.columns().stream().anyMatch(column::equalsIgnoreCase))
                .findFirst()
                .map(clause -> clause.tokens().start(clause.keyword()))
                .map(at -> constraints.substring(0, at) + "CONSTRAINT " + keyName() + " " + constraints.substring(at))
                .orElse(constraints);
    }

    /** The primary key that a column declared of itself, as a constraint of the table. */
    private String ownKey(Clause key, ColumnDefinition column) {
        var tokens = key.tokens();
        int order = key.keyword() + 2;
        boolean ordered = tokens.is(order, "ASC", "DESC");
        int conflict = ordered ? order + 1 : order;
        String name = key.name().map(SqliteRebuild::quoteIfOdd).orElse(keyName());
        return "CONSTRAINT " + name + " PRIMARY KEY (" + quoteIfOdd(column.name())
                + (ordered ? " " + tokens.text(new Tokens.Range(order, conflict)) : "") + ")"
                + (tokens.is(conflict, "ON") ? " " + tokens.text(new Tokens.Range(conflict, conflict + 3)) : "");
    }

    private String keyName() {
        return quoteIfOdd(table + "_pkey");
    }

    private static String quoteIfOdd(String name) {
        return PLAIN.matcher(name).matches() ? name : SQLITE.quote(name);
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
                rowid.filter(any -> copied).stream(),
                names.stream()
                        .map(column ->
                                values.containsKey(column) ? "(" + values.get(column) + ")" : SQLITE.quote(column)));
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
        boolean counts = ddl.columns().stream().anyMatch(column -> counts(column.tokens()))
                || ddl.clauses().stream().anyMatch(clause -> counts(clause.tokens()));
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
