package dev.espalier.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL of one test, which may do to it what it wants: stop it, kill it, fill it, have a replica follow it. */
public final class OwnServer implements AutoCloseable {
    private EmbeddedPostgres server;
    private final Path data;

    private OwnServer(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    /** Starts one in an empty folder, or goes on with what is there; settings are written {@code name=value}. */
    public static OwnServer at(Path data, String... settings) throws IOException {
        return new OwnServer(start(data, settings), data);
    }

    private static EmbeddedPostgres start(Path data, String... settings) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
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
                .setServerConfig("full_page_writes", "on");
        for (String setting : settings) {
            int end = setting.indexOf('=');
            builder.setServerConfig(setting.substring(0, end), setting.substring(end + 1));
        }
        return builder.start();
    }

    /** A replica that follows this server, on a copy of its files; for that this one is stopped and started again. */
    public OwnServer replica(Path copy) throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(file, copy.resolve(data.relativize(file).toString()));
            }
        }
        server = start(data);
        Files.writeString(
                copy.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=" + server.getPort() + " user=postgres'\n");
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
