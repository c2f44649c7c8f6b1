package dev.espalier.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.testing.FreshDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases that cannot be reached or read: each with the one next step, and nothing is changed. */
class UnreachableTest {
    @Test
    void aHostThatNobodyKnows() {
        Cli.refused("[REV316] ", "; no host has that name; check its spelling", "postgresql://no-such-host.invalid/db");
    }

    @Test
    void aPortAtWhichNothingListens() {
        Cli.refused("[REV316] ", "; nothing listens there; check host and port", "postgresql://localhost:1/db");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n", "E\177\177\177\177"})
    void somethingElseAtThePort(String greeting) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            List<Socket> greeted = new CopyOnWriteArrayList<>();
            Thread thread = new Thread(() -> greet(other, greeting, greeted));
            thread.setDaemon(true);
            thread.start();
            String address = "postgresql://127.0.0.1:" + other.getLocalPort() + "/db?loginTimeout=0.3";
            Cli.refused("[REV316] ", "check", address);
            Cli.refused("[REV316] ", "check", address + "&sslmode=disable");
            assertThat(greeted).hasSizeGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void somebodyWhoTakesTheConnectionAndNeverAnswers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String address = "postgresql://127.0.0.1:" + silent.getLocalPort() + "/db?loginTimeout=0.3";
            Instant begun = Instant.now();
            for (String mode : new String[] {"disable", "prefer"}) {
                Cli.refused(
                        "[REV316] ", "; check host and port, and that the server is up", address + "&sslmode=" + mode);
            }
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aServerWithoutTls() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            for (String mode : new String[] {"require", "verify-ca", "verify-full"}) {
                Cli.refused(
                        "[REV316] the database cannot be reached: The server does not support SSL",
                        "; check sslmode in the URL",
                        database.address() + "&sslmode=" + mode);
            }
        }
    }

    @Test
    void aUserWhoMayOnlyComeWithTls() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            String role = "tls_" + ProcessHandle.current().pid();
            Admission.rule(database, "hostnossl all " + role + " all reject");
            database.execute("create role " + role + " login");
            Cli.refused(
                    "[REV316] ",
                    "(where it asks for TLS: with sslmode=require in the URL)",
                    database.address().replaceFirst("[?].*", "?sslmode=disable&user=" + role));
        }
    }

    @Test
    void aUserWithoutAConnectionLeft() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            String role = "many_" + ProcessHandle.current().pid();
            database.execute("create role " + role + " login connection limit 0");
            Cli.refused(
                    "[REV316] the database cannot be reached: FATAL: too many connections for role",
                    "; wait until connections have been closed, or raise the limit",
                    database.address().replaceFirst("[?].*", "?user=" + role));
        }
    }

    @Test
    void aFileWithDamagedPages(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("damaged.sqlite3");
        Files.createFile(file);
        assertThat(Cli.run("upgrade", file.toString()).exitCode()).isZero();
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 100, bytes.length, (byte) 0x55);
        Files.write(file, bytes);

        Cli.refused("[REV318] ", "; restore a backup, or recover what can be read", file.toString());
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    /** Says the same to all who come, and lets nobody go. */
    private static void greet(ServerSocket other, String greeting, List<Socket> greeted) {
        try {
            while (true) {
                Socket socket = other.accept();
                greeted.add(socket);
                socket.getOutputStream().write(greeting.getBytes(ISO_8859_1));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }
}
