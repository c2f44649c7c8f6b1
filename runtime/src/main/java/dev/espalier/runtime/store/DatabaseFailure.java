package dev.espalier.runtime.store;

import java.sql.SQLException;

/** The database could not be reached, or refused something that Espalier itself needs. */
public final class DatabaseFailure extends RuntimeException {
    DatabaseFailure(SQLException cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }

    /** What happened, in the database's words, on one line. */
    public String reason() {
        return String.valueOf(getMessage()).replaceAll("\\s+", " ").replaceFirst("[. ]+$", "");
    }

    /** The one next step for somebody whose connection failed so. */
    public String cure() {
        return SqlState.of(this).map(NextStep::ofConnection).orElse("look at the database's own log");
    }
}
