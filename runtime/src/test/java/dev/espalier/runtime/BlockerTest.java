package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.runtime.Mill.Make;
import dev.espalier.runtime.execute.StepFailed;
import dev.espalier.runtime.plan.Blocker;
import dev.espalier.runtime.plan.Patience;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.testing.Aside;
import dev.espalier.testing.FreshDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is in the way of a step is said, and waiting ends with it. */
class BlockerTest {
    private static final String BUSY = "lock table sack -- to count\n in access exclusive mode";

    /** Needs the table for itself. */
    public static final class Widen implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("alter table sack add column grain text");
        }
    }

    /** The first time, is at work until it may go on. */
    public static final class Slow implements Migration {
        static final CountDownLatch BEGUN = new CountDownLatch(1);
        static final CountDownLatch GO = new CountDownLatch(1);

        @Override
        public void upgrade(MigrationContext db) {
            boolean first = BEGUN.getCount() > 0;
            db.execute("create table mouse (name text)");
            BEGUN.countDown();
            if (first) {
                await(GO);
            }
        }
    }

    @Test
    void isNamedWithinTwoSeconds() throws Exception {
        try (FreshDatabase database = mill(Dialect.POSTGRESQL);
                Other other = Other.doing(database, "set local application_name = 'shop'", BUSY)) {
            Instant before = Instant.now().minusSeconds(2);
            Watcher watcher = new Watcher();
            CompletableFuture<Void> step = Aside.run(() -> run(database.dataSource(), Patience.DEFAULT, "a2", watcher));
            long nanos = watcher.named.get(10, TimeUnit.SECONDS);
            Thread.sleep(1500);
            other.commit();
            step.join();

            assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofSeconds(2));
            assertThat(watcher.blockers).singleElement().isInstanceOfSatisfying(Blocker.Session.class, session -> {
                assertThat(session.pid()).isPositive();
                assertThat(session.user()).isEqualTo("postgres");
                assertThat(session.application()).isEqualTo("shop");
                assertThat(session.state()).isEqualTo("idle in transaction");
                assertThat(session.query()).isEqualTo("lock table sack -- to count in access exclusive mode");
                assertThat(session.since()).isBetween(before, Instant.now());
            });
        }
    }

    @Test
    void isNamedWhenPatienceEnds() throws Exception {
        try (FreshDatabase database = mill(Dialect.POSTGRESQL);
                Other other = Other.doing(database, "set local application_name = 'shop'", BUSY)) {
            Patience little = new Patience(Duration.ofMillis(300), Optional.empty(), Duration.ofMillis(2500));
            long begin = System.nanoTime();

            assertThatThrownBy(() -> run(database.dataSource(), little, "a2", new Watcher()))
                    .isInstanceOf(Refused.class)
                    .hasMessageMatching("\\[REV331\\] upgrade a M a2 \\(a2\\) got no lock within 2s500ms \\([^)]+\\):"
                            + " in the way was session \\d+ \\(postgres, shop, idle in transaction\\) since"
                            + " [0-9T:-]+Z: lock table sack .*; end that work, or wait longer with: --wait");
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(2400), Duration.ofMillis(4000));
            other.commit();
            run(database.dataSource(), little, "a2", new Watcher());
        }
    }

    @Test
    void anotherStarterIsWaitedForAsOneAndItsEndIsNoticedAtOnce() throws Exception {
        try (FreshDatabase database = mill(Dialect.POSTGRESQL)) {
            DataSource source = database.dataSource();
            run(source, Patience.DEFAULT, "a2", new Watcher());
            CompletableFuture<Void> holder = Aside.run(() -> run(source, Patience.DEFAULT, "a3", new Watcher()));
            await(Slow.BEGUN);
            Watcher watcher = new Watcher();
            Patience hasty = new Patience(Duration.ofMillis(100), Optional.empty(), Duration.ofSeconds(30));
            CompletableFuture<Void> waiter = Aside.run(() -> run(source, hasty, "a3", watcher));
            watcher.named.get(10, TimeUnit.SECONDS);
            long killed = System.nanoTime();
            database.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and state = 'idle in transaction'");
            waiter.get(10, TimeUnit.SECONDS);

            assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(1));
            assertThat(watcher.blockers).singleElement().isInstanceOfSatisfying(Blocker.Starter.class, starter -> {
                assertThat(starter.starter()).startsWith(System.getProperty("user.name") + "@");
                assertThat(starter.process()).isEqualTo(ProcessHandle.current().pid());
            });
            assertThat(watcher.events).containsExactly("started a3");
            assertThat(holder).isNotDone();
            Slow.GO.countDown();
            assertThatThrownBy(holder::join).hasCauseInstanceOf(StepFailed.class);
            assertThat(database.texts("select revision from espalier_journal")).containsExactly("a1", "a2", "a3");
        }
    }

    @Test
    void aPoolOfOneConnectionIsEnough() throws Exception {
        try (FreshDatabase database = mill(Dialect.POSTGRESQL);
                Other other = Other.doing(database, BUSY);
                Connection connection = database.dataSource().getConnection()) {
            Semaphore free = new Semaphore(1);
            DataSource pool = lending(connection, free);
            CompletableFuture<Void> end = other.commitAfter(2500);
            Watcher watcher = new Watcher();
            run(pool, Patience.DEFAULT, "a2", watcher);
            end.join();

            assertThat(watcher.blockers).isEmpty();
            assertThat(free.tryAcquire(2, TimeUnit.SECONDS)).isTrue();
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void theSecondConnectionIsGivenBack() throws Exception {
        try (FreshDatabase database = mill(Dialect.POSTGRESQL);
                Other other = Other.doing(database, BUSY)) {
            CompletableFuture<Void> end = other.commitAfter(1800);
            Watcher watcher = new Watcher();
            run(database.dataSource(), Patience.DEFAULT, "a2", watcher);
            end.join();

            assertThat(watcher.blockers).hasSize(1);
            Thread.sleep(500);
            assertThat(database.texts("select count(*) from pg_stat_activity where datname = current_database()"))
                    .as("this session and the other")
                    .containsExactly("2");
        }
    }

    @Test
    void aWriterOfTheSameFileIsSaidOnceAndWaitedFor() throws Exception {
        try (FreshDatabase database = mill(Dialect.SQLITE);
                Other other = Other.doing(database, "update sack set weight = 1")) {
            Patience little = new Patience(Duration.ofMillis(300), Optional.empty(), Duration.ofMillis(500));
            assertThatThrownBy(() -> run(database.dataSource(), little, "a2", new Watcher()))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("[REV331] upgrade a M a2 (a2) got no lock within 500ms (")
                    .hasMessageContaining("in the way was another process that writes to the database;");

            CompletableFuture<Void> end = other.commitAfter(2500);
            Watcher watcher = new Watcher();
            run(database.dataSource(), Patience.DEFAULT, "a2", watcher);
            end.join();
            assertThat(watcher.blockers).containsExactly(new Blocker.Writer());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverWaitsAtTheVersionTableEndsWithItsDeadline(Dialect dialect) throws Exception {
        try (FreshDatabase database = mill(dialect);
                Other other = Other.doing(database, "update espalier_version set version_num = version_num")) {
            Patience little = new Patience(Duration.ofMillis(100), Optional.empty(), Duration.ofMillis(1500));
            long begin = System.nanoTime();
            Watcher watcher = new Watcher();
            assertThatThrownBy(() -> run(database.dataSource(), little, "a2", watcher))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("[REV331] upgrade a M a2 (a2) got no lock within 1s500ms (");
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(1400), Duration.ofMillis(3000));
            other.commit();
        }
    }

    private static DataSource lending(Connection connection, Semaphore free) {
        return (DataSource) Proxy.newProxyInstance(
                BlockerTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (pool, method, arguments) -> {
                    free.acquire();
                    return Proxy.newProxyInstance(
                            BlockerTest.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (proxy, called, given) -> {
                                if (called.getName().equals("close")) {
                                    free.release();
                                    return null;
                                }
                                return called.invoke(connection, given);
                            });
                });
    }

    private static FreshDatabase mill(Dialect dialect) throws Exception {
        FreshDatabase database = FreshDatabase.of(dialect);
        run(database.dataSource(), Patience.DEFAULT, "a1", new Watcher());
        database.execute("insert into sack values (1)");
        return database;
    }

    private static void run(DataSource source, Patience patience, String target, Watcher watcher) {
        Migrator migrator = new Migrator(
                source,
                Mill.history(Mill.tree("a", Make.class, Widen.class, Slow.class)),
                Optional.of(new MigratorSettings(Optional.empty(), Map.of(), patience, 1)));
        migrator.run(migrator.plan(Request.upgrade(target)), watcher);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
