package dev.espalier.runtime.store;

import java.sql.SQLException;
import java.util.Set;

/** What it means for a batch that it failed. */
public enum BatchTrouble {
    /** Others work on the same rows: a smaller batch, a little later. */
    LOCKED,
    /** It was cancelled: where it had its time, a smaller batch. */
    CANCELLED,
    /** A row is in the way: smaller batches, until it stands alone. */
    ROW,
    /** Something that no smaller batch mends. */
    OTHER;

    /** The classes data exception and integrity constraint violation. */
    private static final Set<String> OF_ROWS = Set.of("22", "23");
    /** SQLite's {@code SQLITE_CONSTRAINT}. */
    private static final int CONSTRAINT = 19;

    /** What the failure means, judged by the database's code. */
    public static BatchTrouble of(Throwable thrown) {
        return SqlState.of(thrown).map(BatchTrouble::of).orElse(OTHER);
    }

    private static BatchTrouble of(SQLException e) {
        if (SqlState.isLocked(e) || SqlState.isConflict(e)) {
            return LOCKED;
        }
        if (SqlState.isCancelled(e)) {
            return CANCELLED;
        }
        String state = SqlState.state(e);
        boolean ofRow = state.isEmpty()
                ? (e.getErrorCode() & 0xff) == CONSTRAINT
                : state.length() == 5 && OF_ROWS.contains(state.substring(0, 2));
        return ofRow ? ROW : OTHER;
    }
}
