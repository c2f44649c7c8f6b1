package dev.espalier.runtime.schema;

import dev.espalier.Dialect;
import dev.espalier.schema.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * An index that is to be there in a PostgreSQL schema.
 *
 * @param name its name as the database has room for it
 */
record OnlineIndex(Database database, String schema, String table, Table.Index index, String name) {
    private static final Ddl DDL = new Ddl(Dialect.POSTGRESQL);

    /** What has that name: its table where it is an index, whether queries can rely on it, and what it is. */
    record Found(String table, boolean usable, String definition) {}

    OnlineIndex(Database database, String schema, String table, Table.Index index) {
        this(database, schema, table, index, Identifiers.fitting(Dialect.POSTGRESQL, index.name()));
    }

    static IllegalStateException taken(String name, String definition) {
        return new IllegalStateException("the name of index " + name + " is taken by something else (" + definition
                + "); give the index another name, or take that away first");
    }

    Optional<Found> find() {
        return database.first(
                """
                SELECT coalesce(t.relname, ''),
                    coalesce(i.indisvalid AND i.indisready AND i.indislive, false),
                    coalesce(pg_catalog.pg_get_indexdef(i.indexrelid), 'a relation of kind ' || c.relkind::text)
                FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
                LEFT JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
                WHERE n.nspname = ? AND c.relname = ?
                """, row -> new Found(row.getString(1), row.getBoolean(2), row.getString(3)), schema, name);
    }

    void build() {
        database.execute(DDL.index(index, "CONCURRENTLY ", qualified(), columns()));
    }

    /** Whether the index of that definition is the wanted one, however its expressions are written. */
    boolean isDefinedBy(String definition) {
        if (isUnique(definition) != index.unique()) {
            return false;
        }
        List<String> columns = columns();
        if (columns.containsAll(index.columns())) {
            String names = String.join(
                    ", ",
                    database.texts(
                            "SELECT pg_catalog.quote_ident(name) FROM unnest(?) WITH ORDINALITY u (name, i) ORDER BY i",
                            (Object) index.columns().toArray(String[]::new)));
            return method(definition).equals("USING btree (" + names + ")");
        }
        return method(definition).equals(method(shadow(columns)));
    }

    /**
     * The definition that the database gives the wanted index, on an empty table like this one that is gone at once.
     */
    private String shadow(List<String> columns) {
        try {
            database.connection().setAutoCommit(false);
            try {
                database.execute("CREATE TEMPORARY TABLE espalier_shadow (LIKE " + qualified() + ") ON COMMIT DROP");
                database.execute(DDL.index(index, "", "pg_temp.espalier_shadow", columns));
                return database.texts("SELECT pg_catalog.pg_get_indexdef(indexrelid) FROM pg_catalog.pg_index"
                                + " WHERE indrelid = 'pg_temp.espalier_shadow'::regclass")
                        .get(0);
            } finally {
                database.connection().rollback();
                database.connection().setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private static boolean isUnique(String definition) {
        return Tokens.of(definition, Dialect.POSTGRESQL).is(1, "UNIQUE");
    }

    /** What stands behind the names of index and table. */
    private static String method(String definition) {
        Tokens tokens = Tokens.of(definition, Dialect.POSTGRESQL);
        return tokens.text(new Tokens.Range(tokens.find(0, "USING"), tokens.size()));
    }

    private List<String> columns() {
        return database.texts(
                "SELECT attname FROM pg_catalog.pg_attribute WHERE attrelid = ?::regclass AND attnum > 0 AND NOT"
                        + " attisdropped",
                qualified());
    }

    private String qualified() {
        return DDL.quoted(schema) + "." + DDL.quoted(table);
    }
}
