package dev.espalier.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.testing.Aside;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.OwnServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/** A replica in the eyes of the server is whoever reads its log and tells how far it has come; and a real one. */
class BackfillReplicaTest {
    @Test
    void aReplicaThatIsBehindIsWaitedFor() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            List<String> told = new CopyOnWriteArrayList<>();
            Filling filling = Filling.of(database)
                    .with(BackfillSettings.DEFAULT.withReplicaLimits(Duration.ofHours(1), 1 << 20))
                    .with(new StepContext.Listener() {
                        @Override
                        public void reported(String message) {
                            told.add(message);
                        }
                    });
            CompletableFuture<Void> run;
            try (Connection replica = replication(database);
                    PGReplicationStream log = stream(replica, database)) {
                report(log, now(database));
                filling.table("bigint", "i", 20_000);
                run = Aside.run(filling::run);

                assertThatThrownBy(() -> run.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
                assertThat(filling.counts()).containsExactly("0 x 20000");
                assertThat(told)
                        .singleElement()
                        .satisfies(message ->
                                assertThat(message).matches("waiting: replica .+ is behind by \\d+ s, \\d+ MB"));
            }
            run.get(20, TimeUnit.SECONDS);
            assertThat(filling.counts()).containsExactly("1 x 20000");
        }
    }

    @Test
    void aRealReplicaThatIsHeldIsWaitedForUntilItGoesOn(@TempDir Path data, @TempDir Path copy) throws Exception {
        try (OwnServer server = OwnServer.at(data);
                OwnServer follower = server.replica(copy);
                FreshDatabase primary = FreshDatabase.on(server.dataSource("postgres"));
                FreshDatabase replica = FreshDatabase.on(follower.dataSource("postgres"))) {
            List<String> told = new CopyOnWriteArrayList<>();
            Filling filling = Filling.of(primary)
                    .with(BackfillSettings.DEFAULT.withReplicaLimits(Duration.ofHours(1), 1 << 20))
                    .with(new StepContext.Listener() {
                        @Override
                        public void reported(String message) {
                            told.add(message);
                        }
                    });
            awaited(primary, "select state from pg_stat_replication", "streaming");
            replica.execute("select pg_wal_replay_pause()");
            awaited(replica, "select pg_get_wal_replay_pause_state()", "paused");
            filling.table("bigint", "i", 20_000);

            CompletableFuture<Void> run = Aside.run(filling::run);
            assertThatThrownBy(() -> run.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(filling.counts()).containsExactly("0 x 20000");
            assertThat(told)
                    .singleElement()
                    .satisfies(message -> assertThat(message)
                            .matches("waiting: replica walreceiver at .+ is behind by \\d+ s, \\d+ MB"));

            replica.execute("select pg_wal_replay_resume()");
            run.get(20, TimeUnit.SECONDS);
            assertThat(filling.counts()).containsExactly("1 x 20000");
            awaited(replica, "select count(*) from \"the order\" where n = 1", "20000");
        }
    }

    private static void awaited(FreshDatabase database, String question, String answer) throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (!database.texts(question).equals(List.of(answer))) {
            assertThat(Instant.now()).as(question).isBefore(deadline);
            Thread.sleep(20);
        }
    }

    private static Connection replication(FreshDatabase database) throws SQLException {
        PGSimpleDataSource source = (PGSimpleDataSource) database.dataSource();
        Properties properties = new Properties();
        PGProperty.USER.set(properties, source.getUser());
        PGProperty.REPLICATION.set(properties, "true");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "14");
        return DriverManager.getConnection(source.getUrl(), properties);
    }

    private static PGReplicationStream stream(Connection connection, FreshDatabase database) throws SQLException {
        return connection
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .physical()
                .withStartPosition(now(database))
                .start();
    }

    private static void report(PGReplicationStream log, LogSequenceNumber position) throws SQLException {
        log.setAppliedLSN(position);
        log.setFlushedLSN(position);
        log.forceUpdateStatus();
    }

    private static LogSequenceNumber now(FreshDatabase database) throws SQLException {
        return LogSequenceNumber.valueOf(
                database.texts("select pg_current_wal_lsn()").get(0));
    }
}
