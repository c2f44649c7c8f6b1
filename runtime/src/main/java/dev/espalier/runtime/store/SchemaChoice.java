package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import dev.espalier.runtime.plan.DatabaseRefusal;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.schema.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which schema is migrated.
 *
 * @param name its name
 * @param others where nobody named it, the schemas that come after it in the search path
 * @param path the search path of transactions: this schema, and then those of the connection's own
 * @param mayHaveJournal whether there was a journal in it; on SQLite nobody has looked
 */
record SchemaChoice(String name, List<String> others, List<String> path, boolean mayHaveJournal) {
    private static final String SEARCH_PATH = "select path, to_regclass(quote_ident(path) || '." + Journal.NAME
            + "') is not null from unnest(current_schemas(false)) as path";
    private static final String NAMED = "select nspname, exists (select from pg_catalog.pg_class"
            + " where relnamespace = n.oid and relname = '" + Journal.NAME
            + "') from pg_catalog.pg_namespace n where nspname::text = ?";
    private static final String SHOW_PATH = "select current_setting('search_path'), false";
    private static final String OWN = "select nspname, false from pg_catalog.pg_namespace"
            + " where nspname not like 'pg\\_%' and nspname <> 'information_schema' order by 1";

    private record Found(String name, boolean hasJournal) {}

    SchemaChoice {
        others = List.copyOf(others);
        path = List.copyOf(path);
    }

    /**
     * The one that is wanted, else the first of the search path.
     *
     * @throws Refused when it does not exist
     */
    static SchemaChoice of(Connection connection, Dialect dialect, Optional<String> wanted) throws SQLException {
        if (dialect == Dialect.SQLITE) {
            return new SchemaChoice("main", List.of(), List.of(), true);
        }
        Database database = new Database(connection);
        List<Found> path = find(database, SEARCH_PATH);
        if (wanted.isPresent()) {
            return named(database, wanted.get(), names(path));
        }
        if (path.isEmpty()) {
            throw new Refused(new DatabaseRefusal.NoSchema(
                    find(database, SHOW_PATH).get(0).name()));
        }
        return new SchemaChoice(
                path.get(0).name(),
                names(path.subList(1, path.size())),
                names(path),
                path.get(0).hasJournal());
    }

    private static SchemaChoice named(Database database, String name, List<String> own) throws SQLException {
        // A name that SQL cannot write, with NUL or longer than the server's names, is none that exists.
        List<Found> found = name.indexOf('\0') >= 0 ? List.of() : find(database, NAMED, name);
        if (found.isEmpty()) {
            throw new Refused(new DatabaseRefusal.UnknownSchema(name, names(find(database, OWN))));
        }
        List<String> path =
                Stream.concat(Stream.of(name), own.stream()).distinct().toList();
        return new SchemaChoice(name, List.of(), path, found.get(0).hasJournal());
    }

    private static List<Found> find(Database database, String query, Object... parameters) throws SQLException {
        try (PreparedStatement statement = database.prepared(query, parameters);
                ResultSet rows = statement.executeQuery()) {
            return Database.rows(rows, row -> new Found(row.getString(1), row.getBoolean(2)));
        }
    }

    private static List<String> names(List<Found> schemas) {
        return schemas.stream().map(Found::name).toList();
    }
}
