package dev.espalier.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.runtime.PoolOfOne;
import dev.espalier.testing.FreshDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Backfills in company: of each other, of an application, and of somebody who kills them. */
@Timeout(120)
class BackfillTrafficTest {
    private static final int ROWS = 30_000;
    private static final BackfillSettings BUSY =
            BackfillSettings.DEFAULT.withWorkers(3).withTarget(Duration.ofMillis(40));

    @Test
    void whoeverIsKilledNothingIsLostAndNothingDoneTwice() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            Filling filling = Filling.of(database).with(BUSY);
            filling.table("bigint", "i", ROWS);

            Traffic traffic = new Traffic(database);
            try (traffic) {
                traffic.writers(4, ROWS, 2).killer(100, 25);
                inParallel(2, () -> Traffic.untilDone(filling, Traffic.killable(database)));
            }

            assertThat(filling.counts()).containsExactly("1 x " + ROWS);
            assertThat(database.texts("select sum(v) from \"the order\""))
                    .containsExactly(String.valueOf(traffic.writes()));
            assertThat(traffic.kills()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void severalRunsAndTheirWorkersShareTheRows(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Set<Thread> workers = ConcurrentHashMap.newKeySet();
            CountDownLatch others = new CountDownLatch(2);
            Filling filling = Filling.of(database).with(BUSY).with(new StepContext.Listener() {
                @Override
                public void progressed(long done, long total) {
                    // A file is written by whoever asks at the right moment: the first one lets another come to it.
                    if (workers.add(Thread.currentThread())) {
                        others.countDown();
                        await(others);
                    }
                }
            });
            filling.table("bigint", "i", ROWS);

            inParallel(3, filling::run);

            assertThat(filling.counts()).containsExactly("1 x " + ROWS);
            assertThat(workers).hasSizeGreaterThan(dialect == Dialect.POSTGRESQL ? 3 : 1);
        }
    }

    @Test
    void aPoolOfOneConnectionDoesWithoutHelpers() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL);
                Connection connection = database.dataSource().getConnection()) {
            Filling filling = Filling.of(database).with(BUSY);
            filling.table("bigint", "i", 5000);
            Pool pool = new Pool(connection);

            filling.run(Filling.COUNT, pool);

            assertThat(filling.counts()).containsExactly("1 x 5000");
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void betweenBatchesNoTransactionIsOpenAndNothingStaysInTheConnection() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL);
                Connection connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            List<String> states = new ArrayList<>();
            Filling filling = Filling.of(database).with(new StepContext.Listener() {
                @Override
                public void progressed(long done, long total) {
                    states.addAll(texts("select state || coalesce(backend_xmin::text, '') from pg_stat_activity"
                            + " where datname = current_database() and pid <> pg_backend_pid()"
                            + " and backend_type = 'client backend'"));
                }

                private List<String> texts(String query) {
                    try {
                        return database.texts(query);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
            filling.table("bigint", "i", 5000);

            filling.run(Filling.COUNT, new PoolOfOne(connection));

            assertThat(states).isNotEmpty().containsOnly("idle");
            try (var row = statement.executeQuery("select current_setting('lock_timeout') ||"
                    + " current_setting('statement_timeout') || current_setting('search_path')")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("00\"$user\", public");
            }
        }
    }

    @Test
    void rowsThatComeBehindTheLastKeyAreDoneOrLeftButNeverTwice() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            Filling filling = Filling.of(database);
            filling.table("bigint", "i", ROWS);
            ExecutorService application = Executors.newSingleThreadExecutor();
            var inserting = application.submit(() -> {
                for (int i = 1; !Thread.interrupted(); i++) {
                    database.execute("insert into \"the order\" (id) values (" + (ROWS + i) + ")");
                }
                return true;
            });

            filling.run();
            inserting.cancel(true);
            application.shutdown();
            assertThat(application.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

            assertThat(database.texts("select count(*) from \"the order\" where id <= " + ROWS + " and n <> 1"))
                    .containsExactly("0");
            assertThat(database.texts("select count(*) from \"the order\" where n > 1"))
                    .containsExactly("0");
        }
    }

    /** Lends one connection, and lets everybody else wait for it. */
    private static final class Pool extends PGSimpleDataSource {
        private final transient Connection only;
        private boolean lent;

        Pool(Connection only) {
            this.only = only;
        }

        @Override
        public synchronized Connection getConnection() {
            while (lent) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("nobody gives the connection back", e);
                }
            }
            lent = true;
            return new PoolOfOne(only).getConnection();
        }
    }

    private static void inParallel(int number, Runnable work) {
        ExecutorService threads = Executors.newFixedThreadPool(number);
        List<CompletableFuture<Void>> runs = Stream.generate(() -> CompletableFuture.runAsync(work, threads))
                .limit(number)
                .toList();
        try {
            runs.forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
