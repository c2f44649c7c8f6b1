package dev.espalier.runtime.store;

import java.sql.SQLException;

/** The connection was lost while a transaction was being committed: nobody knows whether it was. */
public final class CommitLost extends SQLException {
    CommitLost(SQLException cause) {
        super(cause.getMessage(), cause.getSQLState(), cause);
    }
}
