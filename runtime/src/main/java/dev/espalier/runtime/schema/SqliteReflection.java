package dev.espalier.runtime.schema;

import dev.espalier.runtime.schema.Tokens.Range;
import dev.espalier.schema.Table;
import dev.espalier.schema.Table.Check;
import dev.espalier.schema.Table.Column;
import dev.espalier.schema.Table.ForeignKey;
import dev.espalier.schema.Table.Index;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes a value of a table of an SQLite database, from its DDL where the database's own answers leave things out. */
final class SqliteReflection {
    private final Database database;
    private final String table;
    private final CreateTable ddl;

    SqliteReflection(Database database, String table) {
        this.database = database;
        this.table = table;
        this.ddl = CreateTable.parse(
                database.texts("SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?", table)
                        .get(0));
    }

    /** The DDL taken apart. */
    CreateTable ddl() {
        return ddl;
    }

    Table table() {
        var primary = new ArrayList<Table.Key>();
        var uniques = new ArrayList<Table.Key>();
        var foreignKeys = new ArrayList<ForeignKey>();
        var checks = new ArrayList<Check>();
        for (ColumnDefinition column : ddl.columns()) {
            var self = List.of(column.name());
            for (Clause clause : column.clauses()) {
                if (clause.is("PRIMARY")) {
                    primary.add(new Table.Key(clause.name(), self));
                } else if (clause.is("UNIQUE")) {
                    uniques.add(new Table.Key(clause.name(), self));
                } else if (clause.is("REFERENCES")) {
                    foreignKeys.add(foreignKey(clause, self));
                } else if (clause.is("CHECK")) {
                    checks.add(new Check(clause.name(), clause.expression()));
                }
            }
        }
        for (Clause clause : ddl.clauses()) {
            if (clause.is("PRIMARY")) {
                primary.add(new Table.Key(clause.name(), declared(clause.columns())));
            } else if (clause.is("UNIQUE")) {
                uniques.add(new Table.Key(clause.name(), declared(clause.columns())));
            } else if (clause.is("FOREIGN")) {
                foreignKeys.add(foreignKey(clause, declared(clause.columns())));
            } else {
                checks.add(new Check(clause.name(), clause.expression()));
            }
        }
        return new Table(
                table,
                columns(),
                primary.stream().findFirst(),
                sorted(uniques, Table.Key::name),
                sorted(foreignKeys, ForeignKey::name),
                sorted(checks, Check::name),
                indexes());
    }

    private static <T> List<T> sorted(List<T> things, Function<T, Optional<String>> name) {
        return things.stream()
                .sorted(Comparator.comparing(thing -> name.apply(thing).orElse("")))
                .toList();
    }

    private List<Column> columns() {
        return database.query(
                "SELECT name, type, \"notnull\", dflt_value FROM pragma_table_xinfo(?, 'main') ORDER BY cid",
                row -> new Column(
                        row.getString(1), row.getString(2), row.getInt(3) == 0, Optional.ofNullable(row.getString(4))),
                table);
    }

    /** The columns as they were declared, where a constraint may write them in another case. */
    private List<String> declared(List<String> names) {
        return names.stream()
                .map(name -> ddl.columns().get(ddl.indexOf(name)).name())
                .toList();
    }

    private ForeignKey foreignKey(Clause clause, List<String> columns) {
        var tokens = clause.tokens();
        int parent = tokens.find(clause.keyword(), "REFERENCES") + 1;
        String parentName = tokens.name(parent);
        int rules = parent + 1;
        List<String> references;
        if (tokens.is(rules, "(")) {
            references = tokens.names(rules);
            rules = tokens.closing(rules) + 1;
        } else {
            references = database.texts(
                    "SELECT name FROM pragma_table_info(?, 'main') WHERE pk > 0 ORDER BY pk", parentName);
        }
        return new ForeignKey(
                clause.name(),
                columns,
                parentName,
                references,
                tokens.text(new Range(rules, clause.range().to())));
    }

    private List<Index> indexes() {
        record Found(String name, boolean unique, String sql) {}
        return database
                .query("""
                        SELECT i.name, i."unique", s.sql
                        FROM pragma_index_list(?, 'main') i JOIN main.sqlite_schema s ON s.type = 'index' AND s.name = i.name
                        WHERE i.origin = 'c' ORDER BY i.name
                        """, row -> new Found(row.getString(1), row.getBoolean(2), row.getString(3)), table)
                .stream()
                .map(found -> new Index(found.name(), indexed(found.name(), found.sql()), found.unique()))
                .toList();
    }

    private List<String> indexed(String index, String sql) {
        var tokens = Tokens.of(sql);
        var items = tokens.items(tokens.find(0, "("));
        return database.query(
                "SELECT seqno, name FROM pragma_index_xinfo(?, 'main') WHERE key = 1 ORDER BY seqno",
                row -> Optional.ofNullable(row.getString(2)).orElse(tokens.text(items.get(row.getInt(1)))),
                index);
    }
}
