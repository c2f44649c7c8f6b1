package dev.espalier.runtime.store;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** What an error of the database means, judged by its code and never by its text. */
public final class SqlState {
    /** SQLite's {@code SQLITE_ERROR}. */
    private static final int ERROR = 1;
    /** SQLite's {@code SQLITE_BUSY}. */
    private static final int BUSY = 5;
    /** SQLite's {@code SQLITE_READONLY}. */
    private static final int READONLY = 8;

    /** unique_violation, duplicate_object, duplicate_table: somebody else has just made it. */
    private static final Set<String> MADE_BY_ANOTHER = Set.of("23505", "42710", "42P07");
    /** undefined_table, undefined_column. */
    private static final Set<String> MISSING = Set.of("42P01", "42703");
    /** serialization_failure, deadlock_detected. */
    private static final Set<String> CONFLICT = Set.of("40001", "40P01");
    /** lock_not_available. */
    private static final String LOCKED = "55P03";
    /** query_canceled. */
    private static final String CANCELLED = "57014";
    /** read_only_sql_transaction. */
    private static final String READ_ONLY_TRANSACTION = "25006";

    /** too_many_connections. */
    private static final String FULL = "53300";

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    /** The class of what goes wrong with connections. */
    private static final String CONNECTION_EXCEPTION = "08";
    /** admin_shutdown, crash_shutdown. */
    private static final Set<String> ENDED_BY_SERVER = Set.of("57P01", "57P02");

    private SqlState() {}

    /** The database's own error behind an exception. */
    public static Optional<SQLException> of(Throwable thrown) {
        Throwable cause = thrown;
        while (cause != null) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    static boolean isMadeByAnother(Throwable thrown) {
        return of(thrown).filter(sql -> MADE_BY_ANOTHER.contains(state(sql))).isPresent();
    }

    /** Whether another connection holds SQLite's write lock. */
    public static boolean isBusy(SQLException e) {
        return state(e).isEmpty() && (e.getErrorCode() & 0xff) == BUSY;
    }

    /** Whether a lock that another holds was not to be had in time. */
    public static boolean isLocked(SQLException e) {
        return state(e).equals(LOCKED) || isBusy(e);
    }

    /** Whether two transactions were in each other's way, so that one of them had to be undone. */
    public static boolean isConflict(SQLException e) {
        return CONFLICT.contains(state(e));
    }

    /** Whether a statement was ended before it was done: by a timeout, or by somebody. */
    public static boolean isCancelled(SQLException e) {
        return state(e).equals(CANCELLED);
    }

    /** Whether the database, or its file, may only be read. */
    public static boolean isReadOnly(SQLException e) {
        return state(e).equals(READ_ONLY_TRANSACTION) || (state(e).isEmpty() && (e.getErrorCode() & 0xff) == READONLY);
    }

    /** Whether a table or column that was asked for is not there; SQLite has no finer code for that. */
    public static boolean isMissing(Throwable thrown) {
        return of(thrown)
                .filter(sql -> MISSING.contains(state(sql)) || (state(sql).isEmpty() && sql.getErrorCode() == ERROR))
                .isPresent();
    }

    /** Whether the user may not do that. */
    public static boolean isForbidden(Throwable thrown) {
        return of(thrown)
                .filter(sql -> state(sql).equals(INSUFFICIENT_PRIVILEGE))
                .isPresent();
    }

    /** Whether the server, or the user, may have no more connections. */
    static boolean isFull(SQLException e) {
        return state(e).equals(FULL);
    }

    /** Whether the connection is gone: what was not committed is undone. */
    static boolean isLost(SQLException e) {
        return state(e).startsWith(CONNECTION_EXCEPTION) || ENDED_BY_SERVER.contains(state(e));
    }

    /** SQLite has no SQLSTATE, only codes of its own. */
    static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}
