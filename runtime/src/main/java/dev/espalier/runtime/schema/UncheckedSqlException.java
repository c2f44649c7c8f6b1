package dev.espalier.runtime.schema;

import java.sql.SQLException;

/** A database refused; the cause says what, and holds the SQLSTATE. */
public final class UncheckedSqlException extends RuntimeException {
    private final SQLException refusal;

    /** Wraps what the database said. */
    public UncheckedSqlException(SQLException refusal) {
        super(refusal.getMessage(), refusal);
        this.refusal = refusal;
    }

    @Override
    public SQLException getCause() {
        return refusal;
    }
}
