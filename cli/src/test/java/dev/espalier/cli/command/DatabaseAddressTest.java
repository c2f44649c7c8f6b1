package dev.espalier.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

class DatabaseAddressTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file = folder;

    @BeforeEach
    void makeADatabase() throws Exception {
        file = folder.resolve("gen3.sqlite3");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (i int)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://me:pass@db.example:5433/registry, db.example, 5433, registry, me, pass",
        "postgres://me@db.example/registry, db.example, 5432, registry, me,",
        "postgresql+psycopg2://m%40e:p%2Fs@db.example/registry, db.example, 5432, registry, m@e, p/s",
        "jdbc:postgresql://db.example:5433/registry?user=me&password=pass, db.example, 5433, registry, me, pass",
    })
    void postgresqlAddresses(String text, String host, int port, String database, String user, String password) {
        PGSimpleDataSource source =
                (PGSimpleDataSource) DatabaseAddress.of(text).dataSource();

        assertThat(source.getServerNames()).containsExactly(host);
        assertThat(source.getPortNumbers()).containsExactly(port);
        assertThat(source.getDatabaseName()).isEqualTo(database);
        assertThat(source.getUser()).isEqualTo(user);
        assertThat(source.getPassword()).isEqualTo(password);
    }

    @Test
    void titlesHoldNoPassword() {
        assertThat(DatabaseAddress.of("postgresql://me:pass@host/db").title()).isEqualTo("postgresql://host/db");
        assertThatThrownBy(() -> DatabaseAddress.of("mysql://me:pass@host/db"))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("mysql://***@host/db");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql://me@db_1:5433/registry|db_1|5433",
                "postgresql://one:5432,two:5433/registry?targetServerType=primary|one two|5432 5433",
                "postgresql:///registry|localhost|5432",
            })
    void hostsThatAreNoneOfAUri(String text, String hosts, String ports) {
        PGSimpleDataSource source =
                (PGSimpleDataSource) DatabaseAddress.of(text).dataSource();

        assertThat(String.join(" ", source.getServerNames())).isEqualTo(hosts);
        assertThat(Arrays.stream(source.getPortNumbers()).mapToObj(String::valueOf))
                .containsExactly(ports.split(" "));
        assertThat(source.getDatabaseName()).isEqualTo("registry");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://db.example/registry, 15",
        "'postgresql://one,two/registry', 30",
        "postgresql://db.example/registry?loginTimeout=3, 3",
    })
    void howLongAServerMayTakeToLetSomebodyIn(String text, int seconds) throws Exception {
        assertThat(DatabaseAddress.of(text).dataSource().getLoginTimeout()).isEqualTo(seconds);
    }

    @Test
    void connectionsAreKeptAliveByTheirOwnNumbersUnlessTheUrlSaysOtherwise() throws Exception {
        String url = "postgresql://db.example/registry";
        assertThat(socketFactory(url)).isEqualTo(KeptAlive.class.getName());
        assertThat(socketFactory(url + "?socketFactory=org.example.Own")).isEqualTo("org.example.Own");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new KeptAlive().createSocket("127.0.0.1", server.getLocalPort())) {
            assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(30);
            assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL)).isEqualTo(10);
            assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT)).isEqualTo(3);
        }
    }

    @Test
    void sqliteFilesInAllForms() {
        for (String text : new String[] {
            file.toString(), "jdbc:sqlite:" + file, "jdbc:sqlite:file:" + file + "?cache=shared", "sqlite:///" + file
        }) {
            assertThat(url(DatabaseAddress.of(text))).as(text).isEqualTo("jdbc:sqlite:" + file);
        }
    }

    @Test
    void aRepositoryIsItsFolderOrItsConfiguration() throws Exception {
        Path yaml = folder.resolve("butler.yaml");
        Files.writeString(yaml, "registry:\n  db: sqlite:///<butlerRoot>/gen3.sqlite3\n  namespace: reg\n");

        assertThat(url(DatabaseAddress.of(folder.toString()))).isEqualTo("jdbc:sqlite:" + file);
        assertThat(url(DatabaseAddress.of(yaml.toString()))).isEqualTo("jdbc:sqlite:" + file);
        assertThat(DatabaseAddress.of(yaml.toString()).schema()).contains("reg");
    }

    @Test
    void aRepositoryOnAServer() throws Exception {
        Files.writeString(folder.resolve("butler.yaml"), "registry: {db: 'postgresql://db.example/registry'}\n");

        assertThat(DatabaseAddress.of(folder.toString()).title()).isEqualTo("postgresql://db.example/registry");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "datastore: {}|names no database",
                "registry: {db: [1, 2]}|names no database",
                "just text|names no database",
                "registry: {db: 'a: b|cannot be read as YAML",
                "registry: {db: 'sqlite:///<butlerRoot>/gone.sqlite3'}|gone.sqlite3 does not exist",
            })
    void whatIsNoRepository(String yaml, String message) throws Exception {
        Files.writeString(folder.resolve("butler.yaml"), yaml);

        assertThatThrownBy(() -> DatabaseAddress.of(folder.toString()))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining(message);
    }

    private static String socketFactory(String text) {
        return ((PGSimpleDataSource) DatabaseAddress.of(text).dataSource()).getSocketFactory();
    }

    private static String url(DatabaseAddress address) {
        return ((SQLiteDataSource) address.dataSource()).getUrl();
    }
}
