package dev.espalier.runtime.schema;

import dev.espalier.runtime.schema.Tokens.Range;
import dev.espalier.schema.Table;
import dev.espalier.schema.Table.Check;
import dev.espalier.schema.Table.Column;
import dev.espalier.schema.Table.ForeignKey;
import dev.espalier.schema.Table.Index;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of tables of a PostgreSQL schema, from its catalogue: by three questions, however many tables there are.
 *
 * @param names the tables; by their numbers the same questions could not be asked of a copy
 */
record PostgresReflection(Database database, String schema, Collection<String> names) {
    private static final String FROM = """
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            """;

    private static final String WHERE = """
            WHERE n.nspname = ? AND c.relname = ANY (?) AND c.relkind IN ('r', 'p')
            """;

    private static final String COLUMNS = """
            SELECT c.relname, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), NOT a.attnotnull,
                CASE WHEN a.attgenerated = '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END
            """ + FROM + """
            LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            """ + WHERE + """
            ORDER BY a.attnum
            """;

    private static final String CONSTRAINTS = """
            SELECT c.relname, k.contype, k.conname,
                ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(n, i)
                    JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY u.i),
                p.relname, CASE k.contype WHEN 'f' THEN pg_catalog.pg_get_constraintdef(k.oid)
                    WHEN 'c' THEN pg_catalog.pg_get_expr(k.conbin, k.conrelid) END
            """ + FROM + """
            JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f', 'c')
            LEFT JOIN pg_catalog.pg_class p ON p.oid = k.confrelid
            """ + WHERE + """
            ORDER BY k.conname COLLATE "C"
            """;

    private static final String INDEXES = """
            SELECT c.relname, x.relname, i.indisunique,
                ARRAY(SELECT coalesce(a.attname::text, pg_catalog.pg_get_indexdef(i.indexrelid, k, false))
                    FROM generate_series(1, i.indnkeyatts) k
                    LEFT JOIN pg_catalog.pg_attribute a
                        ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k - 1] AND a.attnum <> 0
                    ORDER BY k)
            """ + FROM + """
            JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND NOT i.indisprimary
            JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
            """ + WHERE + """
            ORDER BY x.relname COLLATE "C"
            """;

    /** A primary key (p), unique key (u), foreign key (f) or check (c). */
    private record Constraint(
            String kind,
            String name,
            List<String> columns,
            @Nullable String parent,
            @Nullable String definition) {
        static Constraint read(ResultSet row) throws SQLException {
            return new Constraint(
                    row.getString(2), row.getString(3), texts(row, 4), row.getString(5), row.getString(6));
        }

        Table.Key key() {
            return new Table.Key(Optional.of(name), columns);
        }

        /** What it refers to and its rules are read from its definition. */
        ForeignKey foreignKey() {
            var tokens = Tokens.of(String.valueOf(definition));
            int open = tokens.find(tokens.find(0, "REFERENCES"), "(");
            return new ForeignKey(
                    Optional.of(name),
                    columns,
                    String.valueOf(parent),
                    tokens.names(open),
                    tokens.text(new Range(tokens.closing(open) + 1, tokens.size())));
        }

        Check check() {
            return new Check(Optional.of(name), String.valueOf(definition));
        }
    }

    /** Those that there are, by name. */
    SortedMap<String, Table> tables() {
        Map<String, List<Optional<Column>>> columns = byTable(COLUMNS, PostgresReflection::column);
        Map<String, List<Constraint>> constraints = byTable(CONSTRAINTS, Constraint::read);
        Map<String, List<Index>> indexes =
                byTable(INDEXES, row -> new Index(row.getString(2), texts(row, 4), row.getBoolean(3)));
        var tables = new TreeMap<String, Table>();
        columns.forEach((name, found) -> tables.put(
                name,
                table(
                        name,
                        found.stream().flatMap(Optional::stream).toList(),
                        constraints.getOrDefault(name, List.of()),
                        indexes.getOrDefault(name, List.of()))));
        return tables;
    }

    private static Table table(String name, List<Column> columns, List<Constraint> constraints, List<Index> indexes) {
        return new Table(
                name,
                columns,
                of(constraints, "p", Constraint::key).findFirst(),
                of(constraints, "u", Constraint::key).toList(),
                of(constraints, "f", Constraint::foreignKey).toList(),
                of(constraints, "c", Constraint::check).toList(),
                indexes);
    }

    private static <T> Stream<T> of(List<Constraint> constraints, String kind, Function<Constraint, T> as) {
        return constraints.stream()
                .filter(constraint -> constraint.kind().equals(kind))
                .map(as);
    }

    /** What a question answers about each table, whose name is in the first column. */
    private <T> Map<String, List<T>> byTable(String question, Database.Reader<T> reader) {
        var found = new HashMap<String, List<T>>();
        database.query(
                        question,
                        row -> Map.entry(row.getString(1), reader.read(row)),
                        schema,
                        names.toArray(String[]::new))
                .forEach(entry -> found.computeIfAbsent(entry.getKey(), table -> new ArrayList<>())
                        .add(entry.getValue()));
        return found;
    }

    /** A table may have none. */
    private static Optional<Column> column(ResultSet row) throws SQLException {
        String name = row.getString(2);
        return name == null
                ? Optional.empty()
                : Optional.of(
                        new Column(name, row.getString(3), row.getBoolean(4), Optional.ofNullable(row.getString(5))));
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
