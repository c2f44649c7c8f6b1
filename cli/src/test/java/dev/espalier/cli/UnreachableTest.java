package dev.espalier.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.testing.FreshDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that cannot be reached or read: each with the one next step, and nothing is changed. */
class UnreachableTest {
    @Test
    void aHostThatNobodyKnows() {
        refused("[REV316] ", "; no host has that name; check its spelling", "postgresql://no-such-host.invalid/db");
    }

    @Test
    void aPortAtWhichNothingListens() {
        refused("[REV316] ", "; nothing listens there; check host and port", "postgresql://localhost:1/db");
    }

    @Test
    void somethingElseAtThePort() throws Exception {
        try (ServerSocket web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answer(web));
            thread.setDaemon(true);
            thread.start();
            String address = "postgresql://127.0.0.1:" + web.getLocalPort() + "/db";
            refused("[REV316] ", "check", address);
            refused("[REV316] ", "check", address + "?sslmode=disable");
        }
    }

    @Test
    void aServerWithoutTls() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            refused("[REV316] ", "; check host and port", database.address() + "&sslmode=require");
        }
    }

    @Test
    void aUserWhoMayOnlyComeWithTls() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            String role = "tls_" + ProcessHandle.current().pid();
            String hba = database.texts("show hba_file").get(0);
            database.execute(
                    "create role " + role + " login",
                    "copy (select 'host all postgres all trust' union all select 'hostnossl all " + role
                            + " all reject' union all select 'host all all all trust' order by 1 desc) to '" + hba
                            + "'",
                    "select pg_reload_conf()");
            refused(
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
            refused(
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

        refused("[REV318] ", "; restore a backup, or recover what can be read", file.toString());
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    private static void refused(String start, String end, String address) {
        for (String command : new String[] {"status", "upgrade"}) {
            Jar.Result result = Cli.run(command, address);
            assertThat(result.err()).startsWith(start).contains(end).doesNotContain("\tat ");
            assertThat(result.exitCode()).isEqualTo(3);
        }
    }

    private static void answer(ServerSocket web) {
        try {
            while (true) {
                try (Socket socket = web.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }
}
