package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.Jar.Result;
import dev.espalier.cli.Jar.Running;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.Reliability;
import dev.espalier.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

/** Through a pooler that gives each transaction another connection, all is as without, and nothing stays on them. */
@ExtendWith(Reliability.class)
class PgBouncerIT {
    private static final String SETTINGS =
            "select string_agg(name || '=' || setting, ' ' order by name) from pg_settings"
                    + " where name in ('search_path', 'lock_timeout', 'statement_timeout', 'application_name', 'TimeZone',"
                    + " 'default_transaction_read_only', 'idle_in_transaction_session_timeout')";

    @Test
    void killedAndStartedAgain() throws Exception {
        int length = Reliability.times(20, 50);
        Chain chain = Chain.of(length, length, Chain.WORK);
        try (PgBouncer pooler = new PgBouncer()) {
            new Ordeal(chain, pooler::newDatabase, Ordeal::killProcess)
                    .suffer("kill -9 of the process, PgBouncer", Reliability.times(1, 25));
            if (Reliability.times(0, 1) == 1) {
                new Ordeal(chain, pooler::newDatabase, Ordeal::killBackend)
                        .suffer("pg_terminate_backend, PgBouncer", 25);
            }
        }
    }

    @Test
    void manyAtOnceAndNothingIsLeftOnTheConnections() throws Exception {
        Starters starters = new Starters(Chain.of(3, 3, Chain.WORK), Reliability.times(3, 8));
        int rounds = Reliability.times(1, 10);
        try (PgBouncer pooler = new PgBouncer()) {
            for (int round = 0; round < rounds; round++) {
                PGSimpleDataSource direct = (PGSimpleDataSource) TestPostgres.newDatabase();
                try (FreshDatabase database = FreshDatabase.on(pooler.behind(direct))) {
                    starters.asProcesses(database);
                    starters.asThreads(database);
                    Result status = new Jar(starters.chain().folder())
                            .run(
                                    "check",
                                    database.address(),
                                    "--migrations",
                                    starters.chain().jar().toString());
                    assertThat(status.exitCode()).as(status.err()).isZero();
                    assertThat(onEachConnection(pooler.behind(direct)))
                            .containsOnly(
                                    FreshDatabase.on(direct).texts(SETTINGS).get(0));
                    assertThat(database.texts("select count(*) from pg_locks where locktype = 'advisory'"))
                            .containsExactly("0");
                }
            }
        }
        Reliability.tell(
                starters.count() + " starters at once, PgBouncer",
                rounds + " rounds each of processes and threads: all done, each step once, no setting and no advisory"
                        + " lock left on any connection of the server");
    }

    @Test
    void anIndexBuiltConcurrentlyAndABackfillOfTwoAtOnce() throws Exception {
        Chain chain = Chain.online(20_000);
        try (PgBouncer pooler = new PgBouncer()) {
            PGSimpleDataSource direct = (PGSimpleDataSource) TestPostgres.newDatabase();
            try (FreshDatabase database = FreshDatabase.on(pooler.behind(direct))) {
                List<Running> both =
                        List.of(chain.start(database, "--workers", "2"), chain.start(database, "--workers", "2"));
                for (Running one : both) {
                    Result result = one.result();
                    assertThat(result.exitCode()).as(result.err()).isZero();
                    assertThat(result.out()).endsWith("the database stands at link_3.\n");
                }
                chain.expectEachOnce(database);
                assertThat(database.texts(
                                "select indisvalid from pg_index where indexrelid = 'item_idx_name'::regclass"))
                        .containsExactly("t");
                assertThat(database.texts("select n || ' x ' || count(*) from item group by n"))
                        .containsExactly("1 x 20000");
                assertThat(database.texts("select revision from espalier_journal where finished is null"))
                        .isEmpty();
                assertThat(onEachConnection(pooler.behind(direct)))
                        .containsOnly(FreshDatabase.on(direct).texts(SETTINGS).get(0));
                assertThat(database.texts("select count(*) from pg_locks where locktype = 'advisory'"))
                        .containsExactly("0");
            }
        }
    }

    /** Asks all of the pooler's connections at once. */
    private static List<String> onEachConnection(PGSimpleDataSource pooled) throws SQLException {
        List<Connection> fresh = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        try {
            for (int i = 0; i < PgBouncer.POOL; i++) {
                Connection connection = pooled.getConnection();
                fresh.add(connection);
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery(SETTINGS)) {
                    rows.next();
                    settings.add(rows.getString(1));
                }
            }
        } finally {
            for (Connection connection : fresh) {
                connection.close();
            }
        }
        return settings;
    }
}
