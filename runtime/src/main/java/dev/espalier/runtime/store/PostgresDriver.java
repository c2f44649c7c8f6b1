package dev.espalier.runtime.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What only PostgreSQL's driver can do; by name, because applications that migrate SQLite do not have it. */
final class PostgresDriver {
    private static final String CONNECTION = "org.postgresql.PGConnection";

    private PostgresDriver() {}

    /** Asks the server to cancel what the connection is doing. */
    static void cancel(Connection connection) throws SQLException {
        call(connection, "cancelQuery");
    }

    /** The number of the connection's server process; 0 where it is not known, and behind a pooler any number. */
    static int pid(Connection connection) {
        try {
            return call(connection, "getBackendPID") instanceof Integer pid ? pid : 0;
        } catch (SQLException e) {
            return 0;
        }
    }

    private static @Nullable Object call(Connection connection, String method) throws SQLException {
        try {
            Class<?> driver = Class.forName(CONNECTION);
            return driver.getMethod(method).invoke(connection.unwrap(driver));
        } catch (ReflectiveOperationException e) {
            throw new SQLException("the connection is not one of PostgreSQL's own driver", e);
        }
    }
}
