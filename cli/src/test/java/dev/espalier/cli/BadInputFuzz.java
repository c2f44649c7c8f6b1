package dev.espalier.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.RevisionIndex;
import dev.espalier.butler.dimensions_config.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever anybody gives the program ends in a message. Runs in a working directory of its own (see the pom): a command
 * may find or make files there.
 */
class BadInputFuzz {
    private static final Path FOLDER = Path.of("");
    private static final String REGISTRY = "registry.sqlite3";
    private static final String BETWEEN = "\n";

    private static final List<String> COMMANDS = List.of(
            "status registry.sqlite3 --json",
            "check --env dev",
            "journal registry.sqlite3 -n 3",
            "show-trees",
            "show-history datasets --format json --database registry.sqlite3",
            "show-history -v --format svg",
            "show-current registry.sqlite3 --butler -v",
            "dump-schema registry.sqlite3 collection",
            "stamp registry.sqlite3 4e2d7a28475b --dry-run",
            "stamp --purge registry.sqlite3 datasets",
            "upgrade registry.sqlite3 datasets@+1 --rehearse --options day_obs_offset.HSC=43200",
            "upgrade --one-shot-tree datasets/int_1.0.0_to_uuid_1.0.0 --gaps apply --sql registry.sqlite3",
            "downgrade registry.sqlite3 4e2d7a28475b:4e2d7a28475b@-1 --yes --json",
            "downgrade --to datasets@base --dry-run",
            "add-tree cart --source src",
            "add-tree cart/a_1_to_b_1 --one-shot --source src",
            "add-revision cart Basic 1.0 --source src --merge",
            "rebase a08978ae8c0a --onto 630de2e5c78c --source src",
            "set-namespace registry.sqlite3 daf_butler --update --namespace ours",
            "update-day-obs registry.sqlite3 LATISS -n --options day_obs_offset.LATISS=1",
            "upgrade --migrations index --migrations src",
            "completion bash",
            "help upgrade");

    private static final List<String> ADDRESSES = List.of(
            "jdbc:postgresql://localhost:1/db?user=me&password=secret&sslmode=disable",
            "postgresql://me:secret@127.0.0.1:1,[::1]:1/db?targetServerType=primary",
            "postgresql+psycopg2://localhost:1/db",
            "jdbc:sqlite:file:registry.sqlite3?mode=ro",
            "sqlite:///registry.sqlite3",
            "registry.sqlite3",
            "butler.yaml");

    private static final String ENVIRONMENTS = """
            default: dev
            environments:
              dev: &dev {url: registry.sqlite3}
              same: *dev
              prod:
                url: postgresql://localhost:1/registry
                schema: main
                user: migrator
                password: ${PROD_PASSWORD}
            """;

    private static final String REPOSITORY = """
            datastore: {cls: lsst.daf.butler.datastores.fileDatastore.FileDatastore, root: <butlerRoot>}
            registry:
              db: sqlite:///<butlerRoot>/registry.sqlite3
              namespace: main
              managers: [a, b]
            """;

    private static final String INDEX = "shop|shop_version||FREE|cart" + FuzzedIndex.BETWEEN + """
            tree cart
            cart_0 |  |  |  |  |  | shop.Carts |  | -
            cart_1 | cart_0 |  | Basic | 1.0 | create | shop.Basic_1_0 | 0badcafe | Makes it.
            cart_2 | cart_1 |  | Basic | 1.1 | upgrade,downgrade | shop.Basic_1_1 | 0badcafe | Adds to it.
            option vat | 7,19 | required | the rate in percent
            """;

    private static Ordeals ordeals = new Ordeals(FOLDER);

    @BeforeAll
    static void makeARegistry() throws IOException {
        Assumptions.assumeTrue(
                FOLDER.toAbsolutePath().endsWith(Path.of("fuzz", "a", "b", "c", "d")),
                "only in a working directory of its own");
        try (Stream<Path> files = Files.walk(FOLDER.toAbsolutePath())) {
            files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(FOLDER.toAbsolutePath()))
                    .forEach(file -> file.toFile().delete());
        }
        assertThat(Cli.run("upgrade").err()).isEmpty();
        assertThat(Cli.run("downgrade", "--yes", REGISTRY, "dimensions-config@-1")
                        .err())
                .isEmpty();
        Path services = Files.createDirectories(Path.of("index", "META-INF", "services"));
        Files.writeString(services.resolve(RevisionIndex.class.getName()), FuzzedIndex.class.getName());
        Files.createDirectories(Path.of("src"));
    }

    @Test
    void arguments() {
        List<String> lines =
                COMMANDS.stream().map(line -> line.replace(" ", BETWEEN)).toList();
        ordeals.at(
                Mutations.of(lines),
                line -> Arrays.stream(line.split(BETWEEN, -1))
                        // Nothing outside of this folder is anybody's to change.
                        .map(argument -> argument.replaceFirst("^/", "x").replace("=/", "=x"))
                        .toArray(String[]::new));
    }

    @Test
    void addresses() {
        ordeals.at(Mutations.of(ADDRESSES), address -> new String[] {"status", "--json", address});
    }

    @Test
    void environments() throws IOException {
        Path file = Path.of("espalier.yaml");
        ordeals.at(Mutations.of(List.of(ENVIRONMENTS)), yaml -> {
            write(file, yaml);
            return new String[] {"status", "--env", "dev"};
        });
        Files.delete(file);
    }

    @Test
    void repositories() throws IOException {
        Path file = Path.of("butler.yaml");
        ordeals.at(Mutations.of(List.of(REPOSITORY)), yaml -> {
            write(file, yaml);
            return new String[] {"status", "butler.yaml"};
        });
        Files.delete(file);
    }

    @Test
    void universes() {
        List<String> texts = Stream.of(0, 5, 6)
                .map(version -> Universe.standard(version).text())
                .toList();
        String[][] commands = {
            {"upgrade", REGISTRY, "dimensions-config"},
            {"status", REGISTRY},
            {"set-namespace", REGISTRY, "daf_butler", "--update"},
            {"update-day-obs", REGISTRY, "LATISS"}
        };
        ordeals.at(Mutations.of(texts), json -> {
            store(json);
            return commands[Math.floorMod(json.hashCode(), commands.length)];
        });
    }

    @Test
    void indexes() {
        ordeals.at(Mutations.of(List.of(INDEX)), text -> {
            FuzzedIndex.text = text;
            return text.length() % 2 == 0
                    ? new String[] {"show-history", "--migrations", "index"}
                    : new String[] {"upgrade", "--migrations", "index", "--dry-run"};
        });
    }

    @AfterAll
    static void tell() throws IOException {
        ordeals.close();
    }

    /** Now and then not in the charset that is expected. */
    private static void write(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(text.length() % 5 == 0 ? ISO_8859_1 : UTF_8));
    }

    private static void store(String json) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + REGISTRY);
                PreparedStatement update = connection.prepareStatement(
                        "update butler_attributes set value = ? where name = '" + Universe.ROW + "'")) {
            update.setString(1, json);
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
