package dev.espalier.runtime.store;

import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The one next step after an error of the database, judged by its code: PostgreSQL's SQLSTATE, whole or by its first
 * two characters, or SQLite's primary result code.
 */
public final class NextStep {
    private static final Map<String, String> BY_STATE = Map.ofEntries(
            Map.entry("25006", "connect to the primary, or as a user who may write"),
            Map.entry(
                    "28000",
                    "check user and password, and that pg_hba.conf lets them in from here (where it asks for TLS: with"
                            + " sslmode=require in the URL)"),
            Map.entry("28P01", "check user and password"),
            Map.entry("3D000", "check the database's name, or create it"),
            Map.entry("42501", "have the owner of what is named grant that, or connect as the owner"),
            Map.entry("53100", "make room on the server's disk"),
            Map.entry("53200", "give the server more memory, or raise max_locks_per_transaction"),
            Map.entry("53300", "wait until connections have been closed, or raise the limit"),
            Map.entry("53400", "raise the limit that is named"),
            Map.entry("57P01", "the server is shutting down, or somebody has ended the connection"),
            Map.entry("57P02", "the server has crashed and is recovering; look at its log"),
            Map.entry("57P03", "the server is starting up or shutting down; try again in a moment"),
            Map.entry("58030", "the server cannot read or write its files; look at its log"));

    /** Where nothing is known of the code itself. */
    private static final Map<String, String> BY_CLASS = Map.of(
            "08", "check host and port, and that the server is up",
            "53", "the server is short of something; look at its log",
            "58", "the server's machine is in trouble; look at its log",
            "XX", "the database may be corrupt; look at the server's log before anything else");

    private static final String CERTIFICATE = "check the server's certificate, and sslmode and sslrootcert in the URL";

    /** What the driver means by a code while it connects, where nothing has caused it but what the server said. */
    private static final Map<String, String> BY_STATE_OF_CONNECTION = Map.of(
            "08001",
            "check host and port, and that the server is up (where it takes its time: loginTimeout=SECONDS in the URL)",
            "08004",
            "check sslmode in the URL, and user and password",
            // The name in the certificate is not the host's: all else about connections that fail has a cause.
            "08006",
            CERTIFICATE);

    private static final Map<Integer, String> OF_SQLITE = Map.of(
            5, "another process is writing to the file; wait until it has ended",
            8, "check the permissions of the file and of its folder",
            10, "the disk cannot be read or written; check it, and whether it is full",
            11, "restore a backup, or recover what can be read with: sqlite3 FILE .recover",
            13, "make room on the disk",
            14, "check that the file and its folder are there, and may be written",
            26, "check the file's name; it is no SQLite database");

    private NextStep() {}

    /** What to do about the database's own error behind a failure; empty where only the failure's own words help. */
    public static Optional<String> after(Throwable failure) {
        return SqlState.of(failure).flatMap(NextStep::of);
    }

    /** What to do about a connection that failed. */
    static String ofConnection(SQLException e) {
        return cause(e.getCause())
                .or(() -> Optional.ofNullable(BY_STATE_OF_CONNECTION.get(SqlState.state(e))))
                .or(() -> of(e))
                .orElse("check the database's address");
    }

    private static Optional<String> of(SQLException e) {
        String state = SqlState.state(e);
        return state.length() == 5
                ? Stream.of(state, state.substring(0, 2))
                        .flatMap(code -> Stream.ofNullable(BY_STATE.getOrDefault(code, BY_CLASS.get(code))))
                        .findFirst()
                : Optional.ofNullable(OF_SQLITE.get(e.getErrorCode() & 0xff));
    }

    /** The driver gives all that goes wrong on the network, or with certificates, the same codes. */
    private static Optional<String> cause(@Nullable Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return Optional.of("no host has that name; check its spelling");
        }
        if (cause instanceof ConnectException) {
            return Optional.of("nothing listens there; check host and port, and that the server is up");
        }
        if (cause instanceof SocketTimeoutException) {
            return Optional.of("nothing answers there; check host and port, and what a firewall keeps out");
        }
        if (cause instanceof SSLException
                || cause instanceof GeneralSecurityException
                || cause instanceof FileNotFoundException) {
            return Optional.of(CERTIFICATE);
        }
        return cause == null
                ? Optional.empty()
                : Optional.of("check that PostgreSQL itself is at that port, and that it is up");
    }
}
