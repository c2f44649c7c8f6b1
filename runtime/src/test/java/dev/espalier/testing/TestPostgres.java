package dev.espalier.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The real PostgreSQL that tests run on: one server per JVM, started when first asked for and stopped at exit.
 *
 * <p>Where {@code ESPALIER_TEST_POSTGRES} holds a JDBC URL with a user who may create databases, that server is taken;
 * else one is started from the embedded binaries, as any user; where neither works, the test is skipped.
 */
public final class TestPostgres {
    private TestPostgres() {}

    /** A new, empty database. */
    public static DataSource newDatabase() {
        String name = "espalier_" + UUID.randomUUID().toString().replace("-", "");
        execute("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8'");
        if (Server.GIVEN) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)")));
        }
        var database = new PGSimpleDataSource();
        database.setUrl(Server.URL.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"));
        return database;
    }

    /** The database's JDBC URL, user and password included, for other processes to connect with. */
    public static String url(DataSource database) {
        var source = (PGSimpleDataSource) database;
        String url = "jdbc:postgresql://%s:%d/%s?user=%s"
                .formatted(
                        source.getServerNames()[0],
                        source.getPortNumbers()[0],
                        source.getDatabaseName(),
                        encoded(source.getUser()));
        return source.getPassword() == null ? url : url + "&password=" + encoded(source.getPassword());
    }

    private static String encoded(@Nullable String text) {
        return URLEncoder.encode(String.valueOf(text), UTF_8);
    }

    private static void execute(String sql) {
        Assumptions.assumeTrue(Server.PROBLEM.isEmpty(), Server.PROBLEM);
        try (Connection connection = DriverManager.getConnection(Server.URL);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the test server at " + Server.URL + " refuses: " + sql, e);
        }
    }

    /** Started by the first use of this class. */
    private static final class Server {
        static final boolean GIVEN = System.getenv("ESPALIER_TEST_POSTGRES") != null;
        static final String URL;
        static final String PROBLEM;

        static {
            String url = System.getenv().getOrDefault("ESPALIER_TEST_POSTGRES", "");
            String problem = "";
            if (!GIVEN) {
                try {
                    url = start().getJdbcUrl("postgres", "postgres");
                } catch (IOException | RuntimeException e) {
                    problem = "no PostgreSQL to test on: the embedded one does not start here (" + e
                            + "); set ESPALIER_TEST_POSTGRES to the JDBC URL of one";
                }
            }
            URL = url;
            PROBLEM = problem;
        }

        /** On where somebody measures; what tests write nobody misses. */
        private static String durability() {
            return System.getProperty("espalier.test.fsync", "off");
        }

        private static EmbeddedPostgres start() throws IOException {
            return EmbeddedPostgres.builder()
                    // A folder for each user: what root has unpacked nobody else may write to.
                    .setOverrideWorkingDirectory(Path.of(
                                    System.getProperty("java.io.tmpdir"),
                                    "espalier-postgres-" + System.getProperty("user.name"))
                            .toFile())
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("fsync", durability())
                    .setServerConfig("synchronous_commit", durability())
                    .setServerConfig("timezone", "UTC")
                    .start();
        }
    }
}
