package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.Step;
import dev.espalier.runtime.plan.Stopped;
import dev.espalier.testing.Aside;
import dev.espalier.testing.FreshDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StopTest {
    private static final String UNDONE =
            "stopped in upgrade t M t2 (t2), which is undone; 1 step is done, and starting again goes on from there";

    private static volatile CountDownLatch begun = new CountDownLatch(1);
    private static volatile CountDownLatch goOn = new CountDownLatch(1);

    @BeforeEach
    void nothingHasBegun() {
        begun = new CountDownLatch(1);
        goOn = new CountDownLatch(1);
    }

    /** Has a statement that takes a minute, in one call of the driver. */
    public static final class Lengthy implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("create table half (i bigint)");
            begun.countDown();
            db.execute(db.dialect()
                    .choose(
                            "select pg_sleep(60)",
                            "insert into half with recursive c(i) as (select 1 union all select i + 1 from c where i <"
                                    + " 1000000000) select max(i) from c"));
        }
    }

    /** Computes between two statements, until it may go on; and takes no failure for an answer. */
    public static final class Stubborn implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("create table half (i bigint)");
            begun.countDown();
            await(goOn);
            try {
                db.execute("insert into half values (1)");
            } catch (RuntimeException ignored) {
                begun.countDown();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLongStatementIsCancelledAndItsStepUndone(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = Mill.migrator(database.dataSource(), Mill.Make.class, Lengthy.class);
            CompletableFuture<Throwable> run = run(migrator);
            await(begun);
            Instant asked = Instant.now();

            assertThat(migrator.stop()).isEmpty();

            assertThat(run.get(1, TimeUnit.SECONDS)).isInstanceOf(Stopped.class).hasMessage(UNDONE);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
            assertThat(database.tables()).doesNotContain("half");
            assertThatThrownBy(migrator::current).isInstanceOf(Stopped.class);
            assertThat(Mill.migrator(database.dataSource(), Mill.Make.class, Lengthy.class)
                            .current()
                            .rows())
                    .containsExactly("t1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatComputesIsNoticedAtItsNextStatement(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = Mill.migrator(database.dataSource(), Mill.Make.class, Stubborn.class);
            CompletableFuture<Throwable> run = run(migrator);
            await(begun);
            Instant asked = Instant.now();

            assertThat(migrator.stop())
                    .hasValueSatisfying(left -> assertThat(left).hasMessage(UNDONE));
            assertThat(Duration.between(asked, Instant.now())).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));

            goOn.countDown();
            assertThat(run.get(1, TimeUnit.SECONDS)).isInstanceOf(Stopped.class).hasMessage(UNDONE);
            assertThat(database.tables()).doesNotContain("half");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWaiterIsStoppedAndTheOneWhoWorksIsNot(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator worker = Mill.migrator(database.dataSource(), Mill.Make.class, Stubborn.class);
            worker.migrate(Request.upgrade("t1"));
            CompletableFuture<Throwable> work = run(worker);
            await(begun);
            Migrator waiter = Mill.migrator(database.dataSource(), Mill.Make.class, Stubborn.class);
            CountDownLatch waiting = new CountDownLatch(1);
            Plan plan = waiter.plan(Request.upgrade("heads"));
            CompletableFuture<Throwable> wait = Aside.get(() -> catchThrowable(() -> waiter.run(plan, new Progress() {
                @Override
                public void started(Step step, int number, int total) {
                    waiting.countDown();
                }
            })));
            await(waiting);
            TimeUnit.MILLISECONDS.sleep(300);

            assertThat(waiter.stop()).isEmpty();

            assertThat(wait.get(1, TimeUnit.SECONDS))
                    .isInstanceOf(Stopped.class)
                    .hasMessageContaining("no step is done");
            goOn.countDown();
            assertThat(work.get(10, TimeUnit.SECONDS)).isNull();
            assertThat(database.texts("select i from half")).containsExactly("1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRehearsalAndOwnWorkAreStopped(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = Mill.migrator(database.dataSource(), Mill.Make.class, Lengthy.class);
            CompletableFuture<Throwable> rehearsal = Aside.get(() ->
                    catchThrowable(() -> migrator.rehearse(migrator.plan(Request.upgrade("heads")), Progress.SILENT)));
            await(begun);
            migrator.stop();
            assertThat(rehearsal.get(1, TimeUnit.SECONDS))
                    .isInstanceOf(Stopped.class)
                    .hasMessage("stopped in upgrade t M t2 (t2), which is undone; it was only rehearsed, and nothing"
                            + " was changed");
            assertThat(database.tables()).isEmpty();

            nothingHasBegun();
            Migrator other = Mill.migrator(database.dataSource(), Mill.Make.class);
            other.migrate(Request.upgrade("heads"));
            CompletableFuture<Throwable> own = Aside.get(() -> catchThrowable(() -> other.writing(
                    db -> {
                        new Lengthy().upgrade(db);
                        return Optional.empty();
                    },
                    blocker -> {})));
            await(begun);
            other.stop();
            assertThat(own.get(1, TimeUnit.SECONDS))
                    .isInstanceOf(Stopped.class)
                    .hasMessage("stopped, with no step under way; starting again goes on");
            assertThat(database.tables()).doesNotContain("half");
        }
    }

    /** What a pool gets back works for others. */
    @Test
    void aConnectionIsGivenBackInOrder() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL);
                var connection = database.dataSource().getConnection()) {
            Migrator migrator = Mill.migrator(new PoolOfOne(connection), Mill.Make.class, Lengthy.class);
            CompletableFuture<Throwable> run = run(migrator);
            await(begun);
            migrator.stop();
            assertThat(run.get(1, TimeUnit.SECONDS)).isInstanceOf(Stopped.class);

            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(Mill.migrator(new PoolOfOne(connection), Mill.Make.class)
                            .current()
                            .rows())
                    .containsExactly("t1");
        }
    }

    private static CompletableFuture<Throwable> run(Migrator migrator) {
        return Aside.get(() -> catchThrowable(() -> migrator.migrate(Request.upgrade("heads"))));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
