package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import dev.espalier.runtime.plan.DatabaseRefusal;
import dev.espalier.runtime.plan.Refused;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which schema is migrated.
 *
 * @param name its name
 * @param others where nobody named it, the schemas that come after it in the search path
 */
record SchemaChoice(String name, List<String> others) {
    private static final String SEARCH_PATH = "select unnest(current_schemas(false))";
    private static final String OWN = "select nspname from pg_catalog.pg_namespace"
            + " where nspname not like 'pg\\_%' and nspname <> 'information_schema' order by 1";

    SchemaChoice {
        others = List.copyOf(others);
    }

    /**
     * The one that is wanted, else the first of the search path.
     *
     * @throws Refused when it does not exist
     */
    static SchemaChoice of(Connection connection, Dialect dialect, Optional<String> wanted) throws SQLException {
        if (dialect == Dialect.SQLITE) {
            return new SchemaChoice("main", List.of());
        }
        if (wanted.isPresent()) {
            return named(connection, wanted.get());
        }
        List<String> path = texts(connection, SEARCH_PATH);
        if (path.isEmpty()) {
            throw new Refused(new DatabaseRefusal.NoSchema(
                    texts(connection, "show search_path").get(0)));
        }
        return new SchemaChoice(path.get(0), path.subList(1, path.size()));
    }

    private static SchemaChoice named(Connection connection, String name) throws SQLException {
        // A name that SQL cannot write, with NUL or longer than the server's names, is none that exists.
        if (name.indexOf('\0') >= 0
                || texts(connection, "select 1 from pg_catalog.pg_namespace where nspname::text = ?", name)
                        .isEmpty()) {
            throw new Refused(new DatabaseRefusal.UnknownSchema(name, texts(connection, OWN)));
        }
        return new SchemaChoice(name, List.of());
    }

    private static List<String> texts(Connection connection, String query, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }
}
