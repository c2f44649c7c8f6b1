package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** How a connection is come by, and what it is one to. */
final class Connecting {
    private static final int LATER_TRIES = 20;
    private static final long NANOS_BETWEEN_TRIES = 50_000_000;

    private Connecting() {}

    /**
     * Where there is no connection left, one that was closed a moment ago may still count: tries again for a second.
     */
    static Connection to(DataSource dataSource) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                return dataSource.getConnection();
            } catch (SQLException e) {
                if (!SqlState.isFull(e) || tries > LATER_TRIES) {
                    throw e;
                }
            }
            LockSupport.parkNanos(NANOS_BETWEEN_TRIES);
        }
    }

    static Dialect dialect(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "postgresql" -> Dialect.POSTGRESQL;
            case "sqlite" -> Dialect.SQLITE;
            default -> throw new SQLException("Espalier knows PostgreSQL and SQLite, not " + product);
        };
    }
}
