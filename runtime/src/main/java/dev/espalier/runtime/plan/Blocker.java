package dev.espalier.runtime.plan;

import java.time.Instant;

/** Who keeps a step waiting. */
public sealed interface Blocker {
    /** Who it is, in words, on one line. */
    String title();

    /** Somebody who writes to the same SQLite file; the file does not tell who. */
    record Writer() implements Blocker {
        @Override
        public String title() {
            return "another process that writes to the database";
        }
    }

    /**
     * Another Espalier at work on the same database.
     *
     * @param starter the user and host that run it, {@code user@host}
     * @param process the number of its process there
     * @param since when its transaction began
     */
    record Starter(String starter, long process, Instant since) implements Blocker {
        @Override
        public String title() {
            return "another Espalier, " + starter + ", process " + process + ", at work since " + since;
        }
    }

    /**
     * A session of an application, or of anybody else.
     *
     * @param pid the number of its server process, which {@code pg_terminate_backend} takes
     * @param user the database user, or what the server itself is doing
     * @param application how it calls itself; may be empty
     * @param state what it is doing, such as {@code idle in transaction}; may be empty
     * @param query its last statement, shortened, on one line; may be empty
     * @param since when its transaction began
     */
    record Session(long pid, String user, String application, String state, String query, Instant since)
            implements Blocker {
        @Override
        public String title() {
            return "session " + pid + " (" + user + (application.isEmpty() ? "" : ", " + application)
                    + (state.isEmpty() ? "" : ", " + state) + ") since " + since
                    + (query.isEmpty() ? "" : ": " + query);
        }
    }

    /** A transaction that was prepared for a commit in two phases, and never ended. */
    record Prepared() implements Blocker {
        @Override
        public String title() {
            return "a prepared transaction (see pg_prepared_xacts)";
        }
    }
}
