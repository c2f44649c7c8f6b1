package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.espalier.Dialect;
import dev.espalier.OnlineContext;
import dev.espalier.OnlineMigration;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.plan.Blocker;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.Step;
import dev.espalier.runtime.plan.Stopped;
import dev.espalier.testing.Aside;
import dev.espalier.testing.FreshDatabase;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A step whose work is no transaction is stopped: nothing of it stays open, and the next start goes on at once. */
class StopOnlineTest {
    private static final String NOT_FINISHED =
            "stopped in upgrade t M t2 (t2), which is not finished; starting again goes on with it";

    private static volatile CountDownLatch begun = new CountDownLatch(1);
    private static volatile CountDownLatch goOn = new CountDownLatch(1);
    private static volatile boolean lengthy;

    /** Computes between two statements, the second of which may take a minute. */
    public static final class Pour implements OnlineMigration {
        @Override
        public void upgrade(OnlineContext db) {
            db.execute("delete from sack");
            begun.countDown();
            await(goOn);
            db.execute(
                    !lengthy
                            ? "insert into sack values (1)"
                            : db.dialect()
                                    .choose(
                                            "insert into sack select 1 from pg_sleep(60)",
                                            "insert into sack with recursive c(i) as (select 1 union all select i + 1"
                                                    + " from c where i < 1000000000) select max(i) from c"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void betweenTwoStatements(Dialect dialect) throws Exception {
        stopped(dialect, false);
    }

    @ParameterizedTest
    @EnumSource
    void withinAStatement(Dialect dialect) throws Exception {
        stopped(dialect, true);
    }

    private static void stopped(Dialect dialect, boolean within) throws Exception {
        lengthy = within;
        begun = new CountDownLatch(1);
        goOn = new CountDownLatch(within ? 0 : 1);
        try (FreshDatabase database = FreshDatabase.of(dialect);
                Connection connection = database.dataSource().getConnection()) {
            // On PostgreSQL its heart beat takes another connection.
            DataSource source = dialect == Dialect.SQLITE ? new PoolOfOne(connection) : database.dataSource();
            Migrator migrator = Mill.migrator(source, Mill.Make.class, Pour.class);
            migrator.migrate(Request.upgrade("t1"));
            CompletableFuture<Throwable> run =
                    Aside.get(() -> catchThrowable(() -> migrator.migrate(Request.upgrade("heads"))));
            await(begun);
            CompletableFuture<Optional<Stopped>> stopping = Aside.get(migrator::stop);
            if (!within) {
                // Until it is known that work is to stop.
                Thread.sleep(100);
                goOn.countDown();
            }

            assertThat(run.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(Stopped.class)
                    .hasMessage(NOT_FINISHED);
            assertThat(stopping.get(10, TimeUnit.SECONDS)).isEmpty();
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(database.texts("select count(*) from sack")).containsExactly("0");
            assertThat(database.texts("select count(*) from espalier_journal where finished is null and seen is null"))
                    .containsExactly("1");

            lengthy = false;
            goOn.countDown();
            assertThat(goesOn(database)).isEmpty();
            assertThat(database.texts("select count(*) from sack")).containsExactly("1");
        }
    }

    /** Carries out what is left, and returns for whom that waited. */
    private static List<String> goesOn(FreshDatabase database) {
        List<String> waitedFor = new CopyOnWriteArrayList<>();
        Migrator migrator = Mill.migrator(database.dataSource(), Mill.Make.class, Pour.class);
        migrator.run(migrator.plan(Request.upgrade("heads")), new Progress() {
            @Override
            public void waiting(Step step, Blocker blocker) {
                waitedFor.add(blocker.title());
            }
        });
        return waitedFor;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
