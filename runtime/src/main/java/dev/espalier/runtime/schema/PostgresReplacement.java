package dev.espalier.runtime.schema;

import static dev.espalier.Dialect.POSTGRESQL;

import dev.espalier.schema.TableChange;
import dev.espalier.schema.TableChange.ChangeType;
import dev.espalier.schema.TableChange.DropDefault;
import dev.espalier.schema.TableChange.Part;
import dev.espalier.schema.TableChange.ReplaceColumn;
import dev.espalier.schema.TableChange.SetDefault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Puts new columns in the place of old ones, together with the table's other changes, in one rewrite of the table.
 *
 * <p>Where an expression has a subquery, the rewrite computes the values through a function, because its own
 * expressions may hold none. Filling the columns by {@code UPDATE} instead would leave as many dead rows as living
 * ones, maintain every index row by row and fire the table's triggers; a new table would have to be given all that
 * hangs on the old one, and all foreign keys of its other columns, which would be looked through anew.
 */
final class PostgresReplacement {
    /** One of these words is in every subquery. */
    private static final List<String> SUBQUERY = List.of("SELECT", "TABLE", "VALUES");

    private final Database database;
    private final String schema;
    private final TableChange change;
    private final String table;
    private final List<ReplaceColumn> replaced;
    private final List<Column> columns;
    private final List<String> functions = new ArrayList<>();

    /** A column as it was before. */
    private record Column(String name, String type) {}

    PostgresReplacement(Database database, String schema, TableChange change) {
        this.database = database;
        this.schema = schema;
        this.change = change;
        this.table = POSTGRESQL.quote(schema) + "." + POSTGRESQL.quote(change.table());
        this.replaced = change.parts().stream()
                .filter(ReplaceColumn.class::isInstance)
                .map(ReplaceColumn.class::cast)
                .toList();
        this.columns = database.query("""
                SELECT attname, pg_catalog.format_type(atttypid, NULL) FROM pg_catalog.pg_attribute
                WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
                """, row -> new Column(row.getString(1), row.getString(2)), table);
    }

    /** Whether a part can be part of the one rewrite. */
    static boolean takes(Part part) {
        return part instanceof ReplaceColumn
                || part instanceof ChangeType
                || part instanceof SetDefault
                || part instanceof DropDefault;
    }

    void carryOut() {
        alter(replaced.stream()
                .map(column ->
                        "ADD COLUMN " + added(column) + " " + column.type().postgresql()));
        alter(actions(change.parts().stream().map(this::typed).toList()).stream());
        alter(replaced.stream().map(column -> "DROP COLUMN " + POSTGRESQL.quote(column.column())));
        replaced.forEach(column ->
                alter(Stream.of("RENAME COLUMN " + added(column) + " TO " + POSTGRESQL.quote(column.column()))));
        alter(replaced.stream().map(column -> "ALTER COLUMN " + POSTGRESQL.quote(column.column()) + " SET NOT NULL"));
        functions.forEach(function -> database.execute("DROP FUNCTION " + function));
    }

    /** PostgreSQL itself takes defaults away before it changes types, and sets defaults after that. */
    private List<String> actions(List<Part> parts) {
        Map<String, String> types = new LinkedHashMap<>();
        Map<String, String> defaults = new LinkedHashMap<>();
        for (Part part : parts) {
            if (part instanceof ChangeType change) {
                String type = change.type().postgresql();
                String using = change.using().orElse(POSTGRESQL.quote(change.column()));
                types.put(
                        "ALTER COLUMN " + POSTGRESQL.quote(change.column()),
                        " TYPE " + type + " USING " + value(using, type));
            } else if (part instanceof SetDefault change) {
                defaults.put(
                        "ALTER COLUMN " + POSTGRESQL.quote(change.column()), " SET DEFAULT " + change.expression());
            } else if (part instanceof DropDefault change) {
                defaults.put("ALTER COLUMN " + POSTGRESQL.quote(change.column()), " DROP DEFAULT");
            }
        }
        var actions = new LinkedHashSet<String>();
        types.keySet().stream()
                .filter(defaults::containsKey)
                // The old default need not fit the new type.
                .forEach(column -> actions.add(column + " DROP DEFAULT"));
        types.forEach((column, action) -> actions.add(column + action));
        defaults.forEach((column, action) -> actions.add(column + action));
        return List.copyOf(actions);
    }

    /** The new column has been added under another name, and now only gets its values. */
    private Part typed(Part part) {
        return part instanceof ReplaceColumn column
                ? new ChangeType(plainAdded(column), column.type(), Optional.of(column.using()))
                : part;
    }

    /** An expression over the old row as the rewrite may have it: as it is, or as the call of a function made of it. */
    private String value(String expression, String type) {
        Tokens tokens = Tokens.of(expression, POSTGRESQL);
        if (SUBQUERY.stream().noneMatch(word -> tokens.mentions(0, word))) {
            return expression;
        }
        String function = POSTGRESQL.quote(schema) + "." + POSTGRESQL.quote("_espalier_value_" + functions.size());
        functions.add(function);
        String body = "SELECT (" + expression + ") FROM (SELECT "
                + joined(IntStream.rangeClosed(1, columns.size()).mapToObj(n -> "$" + n)) + ") AS "
                + POSTGRESQL.quote(change.table()) + " ("
                + joined(columns.stream().map(Column::name).map(POSTGRESQL::quote)) + ")";
        database.execute(
                "CREATE FUNCTION " + function + "(" + joined(columns.stream().map(Column::type)) + ") RETURNS " + type
                        + " LANGUAGE sql AS '" + body.replace("'", "''") + "'");
        return function + "(" + joined(columns.stream().map(Column::name).map(POSTGRESQL::quote)) + ")";
    }

    private static String joined(Stream<String> parts) {
        return parts.collect(Collectors.joining(", "));
    }

    private String added(ReplaceColumn column) {
        return POSTGRESQL.quote(plainAdded(column));
    }

    private String plainAdded(ReplaceColumn column) {
        return "_espalier_new_" + replaced.indexOf(column);
    }

    private void alter(Stream<String> actions) {
        database.execute("ALTER TABLE " + table + " " + joined(actions));
    }
}
