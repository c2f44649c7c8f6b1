package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.cli.Jar.Running;
import dev.espalier.testing.CuttingProxy;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A server that goes silent in the middle of a step: no answer, and no end of the connection. */
class SilenceIT {
    private static Chain chain = new Chain(Path.of(""), 0);

    @BeforeAll
    static void compile() throws Exception {
        chain = Chain.of(2, 1, "db.execute(\"select 'hush'\");");
    }

    @Test
    void aTimeoutOfTheSocketEndsItAndTheNextStartGoesOn() throws Exception {
        try (FreshDatabase database = Chain.empty(Dialect.POSTGRESQL)) {
            try (CuttingProxy proxy = silent(database)) {
                Result result = chain.start(address(database, proxy) + "&socketTimeout=1")
                        .result();

                assertThat(result.err())
                        .startsWith("upgrade chain Link 2 (link_2) failed and was undone: ")
                        .contains("; check host and port, and that the server is up\nThe steps before it are done; ")
                        .doesNotContain("\tat ");
                assertThat(result.exitCode()).isEqualTo(1);
                assertThat(database.texts("select link from link_log")).containsExactly("1");
            }
            assertThat(chain.start(database).result().exitCode()).isZero();
            chain.expectEachOnce(database);
        }
    }

    @Test
    void aSignalEndsIt() throws Exception {
        try (FreshDatabase database = Chain.empty(Dialect.POSTGRESQL)) {
            try (CuttingProxy proxy = silent(database)) {
                Running running = chain.start(address(database, proxy));
                Chain.awaitLine(running, "[3/3]");
                Thread.sleep(500);
                assertThat(running.process().isAlive()).isTrue();
                Instant asked = Instant.now();
                running.process().destroy();
                Result result = running.result();

                assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(3));
                assertThat(result.err()).startsWith("stopped in upgrade chain Link 2 (link_2), which is undone; ");
                assertThat(result.exitCode()).isEqualTo(143);
            }
            assertThat(chain.start(database).result().exitCode()).isZero();
            chain.expectEachOnce(database);
        }
    }

    private static CuttingProxy silent(FreshDatabase database) throws Exception {
        return CuttingProxy.silentAt(((PGSimpleDataSource) database.dataSource()).getPortNumbers()[0], "'hush'");
    }

    private static String address(FreshDatabase database, CuttingProxy proxy) {
        return TestPostgres.url(proxy.before((PGSimpleDataSource) database.dataSource())) + "&sslmode=disable";
    }
}
