package dev.espalier.runtime.schema;

import dev.espalier.Dialect;
import dev.espalier.runtime.schema.OnlineIndex.Found;
import dev.espalier.schema.Table;
import java.util.Optional;
import java.util.function.Consumer;

/** A schema of a PostgreSQL database in use, on a connection that commits every statement. */
record PostgresOnline(Database database, String schema, Consumer<String> waiting) implements OnlineSchema {
    private static final Ddl DDL = new Ddl(Dialect.POSTGRESQL);
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String DEADLOCK = "40P01";
    private static final String DUPLICATE = "42P07";

    /**
     * Looks, and does one thing at a time until there is nothing left to do: others may be at the same work, or have
     * been interrupted in it.
     */
    @Override
    public void createIndex(String table, Table.Index wanted) {
        var index = new OnlineIndex(database, schema, table, wanted);
        boolean built = false;
        while (true) {
            Optional<Found> found = index.find();
            found.filter(there -> !there.table().equals(table)).ifPresent(there -> {
                throw OnlineIndex.taken(index.name(), there.definition());
            });
            if (found.isPresent() && found.get().usable()) {
                if (!built && !index.isDefinedBy(found.get().definition())) {
                    throw OnlineIndex.taken(index.name(), found.get().definition());
                }
                return;
            }
            if (built) {
                throw new IllegalStateException("index " + index.name() + " is not valid after it was built");
            }
            if (isFree(table)) {
                built = found.isPresent() ? dropped(index.name()) : built(index);
            }
        }
    }

    /**
     * Whether nobody else builds or drops an index of the table, or has some other reason to keep others from that;
     * waits a little when somebody does. Whoever blocks in such a statement holds a snapshot, and the other waits for
     * that: so nobody blocks. Autovacuum makes room by itself.
     */
    private boolean isFree(String table) {
        Optional<Integer> other = database.first("""
                SELECT l.pid FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
                JOIN pg_catalog.pg_class c ON c.oid = l.relation JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE l.locktype = 'relation' AND l.database = (
                        SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
                    AND n.nspname = ? AND c.relname = ? AND l.mode = 'ShareUpdateExclusiveLock' AND l.granted
                    AND l.pid <> pg_catalog.pg_backend_pid() AND a.usesysid IS NOT NULL
                """, row -> row.getInt(1), schema, table);
        if (other.isPresent()) {
            waiting.accept("waiting for the server's process " + other.get() + ", which is at work on the indexes of "
                    + table);
        }
        return other.isEmpty();
    }

    /** Takes an invalid index away; it is not built then. */
    private boolean dropped(String name) {
        try {
            dropIndex(name);
        } catch (UncheckedSqlException e) {
            if (!state(e).equals(DEADLOCK)) {
                throw e;
            }
        }
        return false;
    }

    /** Builds; not when somebody else was a moment faster. */
    private boolean built(OnlineIndex index) {
        try {
            index.build();
            return true;
        } catch (UncheckedSqlException e) {
            switch (state(e)) {
                case DUPLICATE, DEADLOCK -> {
                    return false;
                }
                case UNIQUE_VIOLATION -> {
                    dropAfter(e, index.name());
                    throw e;
                }
                default -> throw e;
            }
        }
    }

    /** What is wrong with the rows is the news, and not that the remains cannot be dropped. */
    private void dropAfter(UncheckedSqlException failure, String name) {
        try {
            dropIndex(name);
        } catch (UncheckedSqlException e) {
            failure.addSuppressed(e);
        }
    }

    private static String state(UncheckedSqlException e) {
        return String.valueOf(e.getCause().getSQLState());
    }

    @Override
    public void dropIndex(String name) {
        database.execute("DROP INDEX CONCURRENTLY IF EXISTS " + DDL.quoted(schema) + "." + DDL.fitting(name));
    }

    @Override
    public void validate(String table, String constraint) {
        boolean valid = database.first(
                        """
                        SELECT k.convalidated FROM pg_catalog.pg_constraint k
                        JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
                        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = ? AND c.relname = ? AND k.conname = ?
                        """,
                        row -> row.getBoolean(1),
                        schema,
                        table,
                        Identifiers.fitting(Dialect.POSTGRESQL, constraint))
                .orElseThrow(() -> new IllegalArgumentException(
                        "table " + table + " has no constraint " + constraint + " to validate"));
        if (!valid) {
            database.execute("ALTER TABLE " + DDL.quoted(schema) + "." + DDL.quoted(table) + " VALIDATE CONSTRAINT "
                    + DDL.fitting(constraint));
        }
    }

    @Override
    public void addEnumValue(String type, String value) {
        database.execute("ALTER TYPE " + DDL.quoted(schema) + "." + DDL.quoted(type) + " ADD VALUE IF NOT EXISTS '"
                + value.replace("'", "''") + "'");
    }
}
