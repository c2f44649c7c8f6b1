package dev.espalier.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL of one test, which may do to it what it wants: stop it, kill it, copy it as a standby. */
public final class OwnServer implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Path data;

    private OwnServer(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    /** Starts one in an empty folder, or goes on with what is there. */
    public static OwnServer at(Path data) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Path.of(
                                System.getProperty("java.io.tmpdir"),
                                "espalier-postgres-" + System.getProperty("user.name"))
                        .toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale", "C")
                .setServerConfig("timezone", "UTC")
                // What is committed survives a kill.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        return new OwnServer(server, data);
    }

    /** Stops the server and starts a standby on a copy of its files; it waits for a primary that never comes. */
    public OwnServer standby(Path copy) throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(file, copy.resolve(data.relativize(file).toString()));
            }
        }
        Files.createFile(copy.resolve("standby.signal"));
        return at(copy);
    }

    /** Connections of this user to the default database. */
    public PGSimpleDataSource dataSource(String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.getJdbcUrl(user, "postgres"));
        return source;
    }

    /** The process that starts all others. */
    public ProcessHandle postmaster() throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.get(0))).orElseThrow();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
