package dev.espalier.cli;

import dev.espalier.testing.FreshDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL of its own, with writes that reach the disk, that is killed and started again on what is left of it. */
final class CrashingPostgres implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Path data;
    private int databases;

    CrashingPostgres() throws IOException {
        data = Files.createTempDirectory("crashing-postgres");
        try {
            server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(Path.of(
                                    System.getProperty("java.io.tmpdir"),
                                    "espalier-postgres-" + System.getProperty("user.name"))
                            .toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(true)
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
        } catch (IOException | RuntimeException e) {
            Assumptions.abort("skipped: no embedded PostgreSQL starts here (" + e + ")");
            throw e;
        }
    }

    /** A new, empty database. */
    FreshDatabase newDatabase() throws SQLException, IOException {
        String name = "crashing_" + databases++;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(server.getJdbcUrl("postgres", name));
        return FreshDatabase.on(database);
    }

    /** Kills all of its processes without a word, and starts it again on the same files. */
    void crash() throws Exception {
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(data.resolve("postmaster.pid")).get(0)))
                .orElseThrow();
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // A server refuses to run as root; in a namespace of its own nobody is.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(postmaster.info().command().orElseThrow());
        command.addAll(Arrays.asList(postmaster.info().arguments().orElseThrow()));
        List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
        all.add(0, postmaster);
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : all) {
            process.onExit().get(10, TimeUnit.SECONDS);
        }
        new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitConnections();
    }

    private void awaitConnections() throws Exception {
        Instant begun = Instant.now();
        while (true) {
            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException e) {
                if (Duration.between(begun, Instant.now()).toSeconds() > 30) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
