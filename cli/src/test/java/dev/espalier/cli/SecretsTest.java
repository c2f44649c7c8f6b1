package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.testing.FreshDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password is printed nowhere, also where the address that holds it is not in order. */
class SecretsTest {
    /** Parts of it may come out alone, so they are looked for alone. */
    private static final List<String> PARTS = List.of("h1dden", "s3cret");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://me:h1dden@localhost:1/db",
                "postgresql://me:h1dden@localhost:port/db",
                "postgresql://me:h1dden@[::1/db",
                "postgresql://me:h1dden/s3cret@localhost:1/db",
                "postgresql://me:h1dden@s3cret@localhost:1/db",
                "postgresql://me:h1dden s3cret@localhost:1/db",
                "postgresql://me:h1dden%zzs3cret@localhost:1/db",
                "postgresql://me:h1dden%25s3cret%40@localhost:1/db",
                "postgresql://me:h1dden?s3cret@localhost:1/db",
                "postgresql://me:h1dden#s3cret@localhost:1/db",
                "postgres://me:h1dden@/db",
                "postgresql+psycopg2://me:h1dden@localhost:1/db",
                "postgresql:me:h1dden@localhost/db",
                "postgresql:/me:h1dden@localhost/db",
                "jdbc:postgresql://me:h1dden@localhost:1/db",
                "jdbc:postgresql://me:h1dden/s3cret@localhost:1/db",
                "jdbc:postgresql://localhost:1/db?user=me&password=h1dden",
                "jdbc:postgresql://localhost:1/db?user=me&password=h1dden&s3cret",
                "jdbc:postgresql://localhost:x/db?user=me&password=h1dden s3cret",
                "jdbc:postgresql://localhost:1/db?PASSWORD = h1dden&loginTimeout=s3cret",
                "jdbc:postgresql:db;password=h1dden",
                "jdbc:mysql://me:h1dden@localhost/db",
                "jdbc:oracle:thin:me/h1dden@localhost:1:db",
                "mysql://me:h1dden:s3cret@localhost/db",
                "me:h1dden@localhost/db",
                "host=localhost user=me password=h1dden dbname=db",
                "host=localhost password='h1dden s3cret'",
                "sqlite:///me:h1dden@file.sqlite3?password=s3cret",
                "jdbc:sqlite:gone.sqlite3?password=h1dden"
            })
    void ofAnAddress(String address, @TempDir Path folder) throws Exception {
        Path repository = folder.resolve("butler.yaml");
        Files.writeString(repository, "registry: {db: '" + address.replace("'", "''") + "'}");

        silent("status", address);
        silent("upgrade", "--json", address);
        silent("upgrade", "--dry-run", "--sql", address);
        silent("show-history", "--database", address);
        silent("status", repository.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*h1dden",
                "&h1dden",
                "!h1dden",
                "!!h1dden x",
                "@h1dden",
                "%h1dden",
                "'h1dden",
                "{h1dden",
                "[h1dden: ]",
                "h1dden: s3cret",
                "\"h1dden\\q\"",
                "? h1dden",
                "{h1dden: 1, h1dden: 2}",
                "`h1dden`",
                "\u0007h1dden"
            })
    void ofAFileInYaml(String password, @TempDir Path folder) throws Exception {
        Path repository = folder.resolve("butler.yaml");
        Files.writeString(repository, "registry:\n  db: postgresql://localhost:1/db\n  password: " + password + "\n");

        silent("status", repository.toString());
    }

    @Test
    void ofAConnectionThatStands() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            String url = database.address() + "&password=h1dden";
            for (String[] arguments : new String[][] {
                {"upgrade", "--dry-run", url},
                {"upgrade", "--rehearse", url},
                {"upgrade", "--sql", url},
                {"upgrade", url},
                {"status", url},
                {"status", "--json", url},
                {"journal", "--json", url},
                {"show-current", "-v", url},
                {"dump-schema", url}
            }) {
                assertThat(silent(arguments)).as(arguments[0]).isZero();
            }
            assertThat(database.texts("select j::text from espalier_journal j")).noneMatch(SecretsTest::tells);
            assertThat(database.texts("select application_name from pg_stat_activity"))
                    .noneMatch(SecretsTest::tells);
        }
    }

    /** Runs a command of which nothing that anybody could read has a password in it. */
    private static int silent(String... arguments) {
        List<String> logged = new ArrayList<>();
        Handler log = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage()
                        + List.of(line.getParameters() == null ? new Object[0] : line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(log);
        try {
            Jar.Result result = Cli.run(arguments);
            assertThat(List.of(result.out(), result.err())).noneMatch(SecretsTest::tells);
            assertThat(logged).noneMatch(SecretsTest::tells);
            assertThat(result.err()).doesNotContain("\tat ", "Unexpected");
            return result.exitCode();
        } finally {
            Logger.getLogger("").removeHandler(log);
        }
    }

    private static boolean tells(String text) {
        return PARTS.stream().anyMatch(text::contains);
    }
}
