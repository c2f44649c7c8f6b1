package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.OwnServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is there and lets nobody in: its certificate is not the one that was asked for, or it is full. */
class UnwillingServerTest {
    private static final String CHECK = "; check the server's certificate, and sslmode and sslrootcert in the URL";

    @Test
    void aCertificateThatIsNotWhatWasAskedFor(@TempDir Path data, @TempDir Path folder) throws Exception {
        Certificate own = Certificate.of("elsewhere.example", folder);
        Certificate another = Certificate.of("another.example", folder);
        Path none = Files.writeString(folder.resolve("none.crt"), "no certificate");
        try (OwnServer server = OwnServer.at(
                        data, "ssl=on", "ssl_cert_file=" + own.certificate(), "ssl_key_file=" + own.key());
                FreshDatabase database = FreshDatabase.on(server.dataSource("postgres"))) {
            String trusting = database.address() + "&sslrootcert=";
            Cli.refused(
                    "[REV316] the database cannot be reached: The hostname localhost could not be verified",
                    CHECK,
                    trusting + own.certificate() + "&sslmode=verify-full");
            Cli.refused(
                    // Newer JDKs say a word between.
                    "[REV316] the database cannot be reached: SSL error: ",
                    "PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to"
                            + " find valid certification path to requested target" + CHECK,
                    trusting + another.certificate() + "&sslmode=verify-ca");
            Cli.refused(
                    "[REV316] the database cannot be reached: Could not open SSL root certificate file ",
                    CHECK,
                    trusting + folder.resolve("gone.crt") + "&sslmode=verify-ca");
            Cli.refused("[REV316] ", CHECK, trusting + none + "&sslmode=verify-full");
            assertThat(database.tables()).isEmpty();

            for (String address : new String[] {
                database.address() + "&sslmode=require", trusting + own.certificate() + "&sslmode=verify-ca"
            }) {
                assertThat(Cli.run("show-current", address).exitCode()).isZero();
            }
        }
    }

    @Test
    void noConnectionLeft(@TempDir Path data) throws Exception {
        try (OwnServer server = OwnServer.at(data, "max_connections=5", "superuser_reserved_connections=0");
                FreshDatabase database = FreshDatabase.on(server.dataSource("postgres"))) {
            List<Connection> held = new ArrayList<>();
            try {
                while (held.size() < 10) {
                    held.add(database.dataSource().getConnection());
                }
            } catch (SQLException full) {
                assertThat(full.getSQLState()).isEqualTo("53300");
            }
            Cli.refused(
                    "[REV316] the database cannot be reached: FATAL: sorry, too many clients already",
                    "; wait until connections have been closed, or raise the limit",
                    database.address());

            for (Connection connection : held) {
                connection.close();
            }
            Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
            while (Cli.run("show-current", database.address()).exitCode() != 0) {
                assertThat(Instant.now()).isBefore(deadline);
            }
            assertThat(database.tables()).isEmpty();
        }
    }
}
