package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.OnlineContext;
import dev.espalier.OnlineMigration;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.execute.StepFailed;
import dev.espalier.runtime.plan.Blocker;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.Step;
import dev.espalier.testing.FreshDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Online steps on a real PostgreSQL, whose connections die, and at which several are at work at once. */
class OnlineKillTest {
    private static final String INDEXES =
            "select c.relname || ' ' || i.indisvalid from pg_index i join pg_class c on c.oid = i.indexrelid"
                    + " where i.indrelid = 'sack'::regclass";
    private static final String JOURNAL =
            "select direction || ' ' || revision || ' ' || (finished is not null) from espalier_journal order by id";
    private static final String BUILDERS =
            "select pid from pg_stat_activity where datname = current_database() and state = 'active'"
                    + " and query like 'CREATE INDEX CONCURRENTLY%'";

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final List<String> waitedFor = new CopyOnWriteArrayList<>();
    private final FreshDatabase database;
    private final Migrator migrator;

    OnlineKillTest() throws Exception {
        database = FreshDatabase.of(Dialect.POSTGRESQL);
        migrator = Mill.migrator(database.dataSource(), Mill.Make.class, Sort.class);
    }

    /** An index, and holes for tests to reach in. */
    public static final class Sort implements OnlineMigration {
        private static final AtomicInteger BEGUN = new AtomicInteger();
        private static volatile Runnable before = () -> {};
        private static volatile Runnable after = () -> {};

        @Override
        public void upgrade(OnlineContext db) {
            BEGUN.incrementAndGet();
            before.run();
            db.createIndex("sack", "weight");
            after.run();
        }
    }

    @BeforeEach
    void makeTheTable() throws Exception {
        Sort.BEGUN.set(0);
        Sort.before = () -> {};
        Sort.after = () -> {};
        migrator.migrate(Request.upgrade("t1"));
        database.execute("insert into sack select generate_series(1, 100000)");
    }

    @AfterEach
    void close() throws Exception {
        pool.shutdownNow();
        database.close();
    }

    @Test
    void anIndexWhoseBuildWasKilledIsBuiltAgain() throws Exception {
        try (Connection blocker = blocker()) {
            CompletableFuture<Void> first = start();
            until(BUILDERS);
            until(INDEXES);
            database.texts("select pg_terminate_backend(pid) from (" + BUILDERS + ") b");
            assertThatThrownBy(first::join)
                    .cause()
                    .isInstanceOf(StepFailed.class)
                    .hasMessageContaining("upgrade t M t2 (t2) failed and is not finished: ");
            assertThat(database.texts(INDEXES)).containsExactly("sack_idx_weight false");
            assertThat(database.texts(JOURNAL)).containsExactly("create t1 true", "upgrade t2 false");
            blocker.rollback();
        }
        start().join();
        everythingIsDoneOnce();
        assertThat(Sort.BEGUN).hasValue(2);
    }

    @Test
    void whatDiedBetweenItsWorkAndItsRecordGoesOn() throws Exception {
        Sort.after = () -> {
            Sort.after = () -> {};
            query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                    + " and pid <> pg_backend_pid()");
        };
        assertThatThrownBy(() -> migrator.migrate(Request.upgrade("heads"))).isInstanceOf(StepFailed.class);
        assertThat(database.texts(INDEXES)).containsExactly("sack_idx_weight true");
        assertThat(migrator.current().rows()).containsExactly("t1");
        String index = "select 'sack_idx_weight'::regclass::oid";
        List<String> before = database.texts(index);

        start().join();
        everythingIsDoneOnce();
        assertThat(database.texts(index)).isEqualTo(before);
        // Its process might be alive for ten seconds.
        assertThat(waitedFor)
                .isNotEmpty()
                .allMatch(whom -> whom.matches("another Espalier, \\S+, process \\d+, at work since .*Z"));
    }

    @Test
    void manyAtOnceBuildOnce() throws Exception {
        Plan plan = migrator.plan(Request.upgrade("heads"));
        List<CompletableFuture<Void>> all = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(CompletableFuture.runAsync(() -> migrator.run(plan, watching()), pool));
        }
        all.forEach(CompletableFuture::join);
        everythingIsDoneOnce();
        assertThat(Sort.BEGUN).hasValue(1);
    }

    @Test
    void theHeartBeatKeepsOthersWaitingAndNoTransactionIsOpen() throws Exception {
        CountDownLatch work = new CountDownLatch(1);
        Sort.before = () -> {
            try {
                work.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        CompletableFuture<Void> first = start();
        while (Sort.BEGUN.get() == 0) {
            Thread.sleep(20);
        }
        CompletableFuture<Void> second = start();
        Thread.sleep(Duration.ofSeconds(11).toMillis());
        assertThat(Sort.BEGUN).hasValue(1);
        assertThat(waitedFor).isNotEmpty();
        assertThat(second).isNotDone();

        try (Connection blocker = blocker()) {
            work.countDown();
            until(BUILDERS);
            for (int i = 0; i < 30; i++) {
                assertThat(database.texts(
                                "select query from pg_stat_activity where datname = current_database() and state <> 'active'"
                                        + " and (backend_xmin is not null or xact_start is not null)"
                                        + " and query not like 'insert into sack%'"))
                        .isEmpty();
                Thread.sleep(50);
            }
            // The work, its heart beat, who finds out why it waits, and the one that waits for it; the blocker and
            // this.
            assertThat(database.texts("select pid from pg_stat_activity where datname = current_database()"))
                    .hasSize(6);
            assertThat(waitedFor).anyMatch(whom -> whom.matches("session \\d+ .*insert into sack values \\(0\\)"));
            blocker.rollback();
        }
        first.join();
        second.join();
        everythingIsDoneOnce();
        assertThat(Sort.BEGUN).hasValue(1);
    }

    @Test
    void withoutASecondConnectionItGoesToo() {
        AtomicInteger asked = new AtomicInteger();
        DataSource one = (DataSource) Proxy.newProxyInstance(
                OnlineKillTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if (asked.incrementAndGet() > 1) {
                        throw new SQLException("the pool is empty");
                    }
                    return database.dataSource().getConnection();
                });
        Migrator poor = Mill.migrator(one, Mill.Make.class, Sort.class);
        Sort.after = OnlineKillTest::shortly;
        poor.migrate(Request.upgrade("heads"));
        assertThat(asked.get()).isGreaterThan(2);
        assertThat(query(INDEXES)).containsExactly("sack_idx_weight true");
    }

    private void everythingIsDoneOnce() throws SQLException {
        assertThat(migrator.current().rows()).containsExactly("t2");
        assertThat(database.texts(INDEXES)).containsExactly("sack_idx_weight true");
        assertThat(database.texts(JOURNAL)).containsExactly("create t1 true", "upgrade t2 true");
        assertThat(migrator.status().unfinished()).isEmpty();
    }

    private CompletableFuture<Void> start() {
        return CompletableFuture.runAsync(
                () -> migrator.run(migrator.plan(Request.upgrade("heads")), watching()), pool);
    }

    private Progress watching() {
        return new Progress() {
            @Override
            public void waiting(Step step, Blocker blocker) {
                waitedFor.add(blocker.title());
            }
        };
    }

    /** A transaction that writes to the table: no index of it is built before it ends. */
    private Connection blocker() throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("insert into sack values (0)");
        return connection;
    }

    private void until(String query) throws Exception {
        for (int i = 0; i < 500 && database.texts(query).isEmpty(); i++) {
            Thread.sleep(20);
        }
        assertThat(database.texts(query)).isNotEmpty();
    }

    private List<String> query(String sql) {
        try {
            return database.texts(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void shortly() {
        try {
            Thread.sleep(1_500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
