package dev.espalier.runtime.store;

import dev.espalier.runtime.schema.Database;
import java.sql.Connection;
import java.sql.SQLException;

/** The constraints that PostgreSQL does not check before the commit. */
final class DeferredConstraints {
    private static final String NAMES = "select distinct format('%I.%I', n.nspname, c.conname)"
            + " from pg_catalog.pg_constraint c join pg_catalog.pg_namespace n on n.oid = c.connamespace where ";

    private DeferredConstraints() {}

    /** What a commit does: it checks what has waited; and with the next transaction it waits again. */
    static void check(Connection connection) throws SQLException {
        String canWait = names(connection, "c.condeferrable");
        String wait = names(connection, "c.condeferred");
        if (!canWait.isEmpty()) {
            Transactions.control(connection, "set constraints " + canWait + " immediate");
        }
        if (!wait.isEmpty()) {
            Transactions.control(connection, "set constraints " + wait + " deferred");
        }
    }

    /** As SQL lists them. */
    private static String names(Connection connection, String which) {
        return String.join(", ", new Database(connection).texts(NAMES + which));
    }
}
