package dev.espalier.runtime.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** How connections are got from where they come from. */
final class Connecting {
    private static final int LATER_TRIES = 20;
    private static final long NANOS_BETWEEN_TRIES = 50_000_000;

    private Connecting() {}

    /**
     * Gets one. Where there is none left, one that was closed a moment ago may still count: tries again for a second.
     *
     * @throws SQLException when there is none to be had
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
}
