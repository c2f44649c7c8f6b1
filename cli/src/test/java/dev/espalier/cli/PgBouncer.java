package dev.espalier.cli;

import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.TestPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/** PgBouncer in transaction pooling, before the tests' own PostgreSQL: each transaction gets another connection. */
final class PgBouncer implements AutoCloseable {
    /** How many connections of the server there are for one database. */
    static final int POOL = 3;

    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

    private final Process process;
    private final int port;

    PgBouncer() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "skipped: there is no " + PROGRAM);
        Assumptions.assumeTrue(
                System.getenv("ESPALIER_TEST_POSTGRES") == null,
                "skipped: a server that is given has users of its own");
        PGSimpleDataSource server = (PGSimpleDataSource) TestPostgres.newDatabase();
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path settings = Files.createTempFile("pgbouncer", ".ini");
        Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(settings, """
                [databases]
                * = host=%s port=%d user=postgres
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = %d
                max_client_conn = 100
                ignore_startup_parameters = extra_float_digits
                """.formatted(server.getServerNames()[0], server.getPortNumbers()[0], port, POOL));
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("runuser", "-u", "nobody", "--")); // It refuses to run as root.
        }
        command.addAll(List.of(PROGRAM.toString(), settings.toString()));
        process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitConnections(server);
    }

    /** A new, empty database, behind it. */
    FreshDatabase newDatabase() throws IOException {
        return FreshDatabase.on(behind((PGSimpleDataSource) TestPostgres.newDatabase()));
    }

    /** The same database behind it. */
    PGSimpleDataSource behind(PGSimpleDataSource direct) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(direct.getURL());
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setPrepareThreshold(0);
        return source;
    }

    private void awaitConnections(PGSimpleDataSource server) throws Exception {
        for (int tries = 0; ; tries++) {
            try (Connection connection = behind(server).getConnection()) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException e) {
                if (tries > 100) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
