package dev.espalier.runtime.schema;

import dev.espalier.runtime.schema.Tokens.Range;
import dev.espalier.schema.Table;
import dev.espalier.schema.Table.Check;
import dev.espalier.schema.Table.Column;
import dev.espalier.schema.Table.ForeignKey;
import dev.espalier.schema.Table.Index;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Makes a value of a table of a PostgreSQL database, from its catalogue.
 *
 * @param table the table as SQL writes it; by its number the same questions could not be asked of a copy
 */
record PostgresReflection(Database database, String table) {
    private static final String CONSTRAINTS = """
            SELECT k.conname, %s,
                ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(n, i)
                    JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY u.i)
            FROM pg_catalog.pg_constraint k LEFT JOIN pg_catalog.pg_class p ON p.oid = k.confrelid
            WHERE k.conrelid = ?::regclass AND k.contype = ?::"char" ORDER BY k.conname COLLATE "C"
            """;

    Table table(String name) {
        return new Table(
                name,
                columns(),
                keys("p").stream().findFirst(),
                keys("u"),
                database.query(
                        CONSTRAINTS.formatted("p.relname, pg_catalog.pg_get_constraintdef(k.oid)"),
                        row -> foreignKey(row.getString(1), row.getString(2), row.getString(3), texts(row, 4)),
                        table,
                        "f"),
                database.query(
                        CONSTRAINTS.formatted("pg_catalog.pg_get_expr(k.conbin, k.conrelid)"),
                        row -> new Check(Optional.of(row.getString(1)), row.getString(2)),
                        table,
                        "c"),
                indexes());
    }

    private List<Column> columns() {
        return database.query(
                """
                SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), NOT a.attnotnull,
                    CASE WHEN a.attgenerated = '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END
                FROM pg_catalog.pg_attribute a
                LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
                """,
                row -> new Column(
                        row.getString(1), row.getString(2), row.getBoolean(3), Optional.ofNullable(row.getString(4))),
                table);
    }

    private List<Table.Key> keys(String kind) {
        return database.query(
                CONSTRAINTS.formatted("NULL"),
                row -> new Table.Key(Optional.of(row.getString(1)), texts(row, 3)),
                table,
                kind);
    }

    /** A foreign key; what it refers to and its rules are read from its definition. */
    private static ForeignKey foreignKey(String name, String parent, String definition, List<String> columns) {
        var tokens = Tokens.of(definition);
        int open = tokens.find(tokens.find(0, "REFERENCES"), "(");
        return new ForeignKey(
                Optional.of(name),
                columns,
                parent,
                tokens.names(open),
                tokens.text(new Range(tokens.closing(open) + 1, tokens.size())));
    }

    private List<Index> indexes() {
        return database.query("""
                SELECT c.relname, i.indisunique,
                    ARRAY(SELECT coalesce(a.attname::text, pg_catalog.pg_get_indexdef(i.indexrelid, n, false))
                        FROM generate_series(1, i.indnkeyatts) n
                        LEFT JOIN pg_catalog.pg_attribute a
                            ON a.attrelid = i.indrelid AND a.attnum = i.indkey[n - 1] AND a.attnum <> 0
                        ORDER BY n)
                FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
                WHERE i.indrelid = ?::regclass AND NOT i.indisprimary ORDER BY c.relname COLLATE "C"
                """, row -> new Index(row.getString(1), texts(row, 3), row.getBoolean(2)), table);
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
