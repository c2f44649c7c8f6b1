package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.runtime.Mill.Make;
import dev.espalier.runtime.execute.StepFailed;
import dev.espalier.runtime.plan.Patience;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.testing.Aside;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.Reliability;
import dev.espalier.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Applications do not wait for long behind a step, and steps are tried again until others are out of the way. */
class PatienceTest {
    private static final Duration LOCK = Duration.ofMillis(300);
    private static final String DONE =
            "select revision || ' ' || rows_before || ' ' || rows_after from espalier_journal" + " order by id";

    /** Needs the table for itself. */
    public static final class Widen implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("alter table sack add column grain text");
        }
    }

    /** Adds to a weight in two statements; the first time somebody else comes in between. */
    public static final class Weigh implements Migration {
        static final AtomicInteger INSTANCES = new AtomicInteger();
        static Runnable between = () -> {};

        private boolean used;

        public Weigh() {
            INSTANCES.incrementAndGet();
        }

        @Override
        public void upgrade(MigrationContext db) {
            assertThat(used).as("a new one for each attempt").isFalse();
            used = true;
            db.execute("update sack set weight = weight + 1 where weight < 100");
            Runnable once = between;
            between = () -> {};
            once.run();
            db.execute("update sack set weight = weight + 1 where weight >= 100");
        }
    }

    /** Takes its time, on the server and in Java, and tells what it was allowed. */
    public static final class Doze implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute(
                    "create table seen as select current_setting('lock_timeout') || ' '"
                            + " || current_setting('statement_timeout') || ' ' || current_setting('application_name') as setting");
            db.execute("select pg_sleep(0.2)");
            pause(200);
        }
    }

    @Test
    void readersWaitNoLongerThanALockMayTake() throws Exception {
        try (FreshDatabase database = mill();
                Other reader = Other.doing(database, "select count(*) from sack");
                Readers readers = new Readers(database, 4)) {
            long noise = readers.worst(500);
            CompletableFuture<Void> end = reader.commitAfter(3000);
            Watcher watcher = new Watcher();
            CompletableFuture<Void> step = Aside.run(() -> run(database, LOCK, "a2", watcher));
            long worst = readers.worst(3200);
            step.join();
            end.join();

            Reliability.tell(
                    "Readers behind an ALTER TABLE that waits for a reader of 3 s",
                    "worst wait " + worst + " ms, with --lock-timeout " + LOCK.toMillis() + "ms");
            assertThat(worst)
                    .as("milliseconds; on this machine %d without a step", noise)
                    .isBetween(100L, LOCK.toMillis() + 50 + Math.min(noise, 1000));
            assertThat(database.texts("select grain from sack")).hasSize(2);
            assertThat(watcher.events).contains("retrying a2").startsWith("started a2");
            assertThat(database.texts(DONE)).containsExactly("a1  a1", "a2 a1 a2");
        }
    }

    @Test
    void aStepThatCannotBeSerializedIsCarriedOutAnew() throws Exception {
        try (FreshDatabase database = wide()) {
            Weigh.INSTANCES.set(0);
            Weigh.between = () -> execute(database, "update sack set weight = weight + 10 where weight >= 100");
            DataSource serializing = with(database, "default_transaction_isolation=serializable");
            Watcher watcher = new Watcher();
            Migrator migrator = migrator(serializing, Patience.DEFAULT);
            migrator.run(migrator.plan(Request.upgrade("a4")), watcher);

            assertThat(watcher.events).containsExactly("started a3", "retrying a3", "started a4");
            assertThat(Weigh.INSTANCES).hasValue(2);
            assertThat(database.texts("select weight from sack order by 1")).containsExactly("2", "111");
            assertThat(database.texts(DONE)).endsWith("a3 a2 a3", "a4 a3 a4");
        }
    }

    @Test
    void aStepThatLosesADeadlockIsCarriedOutAnew() throws Exception {
        try (FreshDatabase database = wide();
                Other other = Other.doing(
                        database,
                        "set local deadlock_timeout = '1min'",
                        "update sack set weight = weight + 10 where weight >= 100")) {
            Weigh.INSTANCES.set(0);
            List<CompletableFuture<Void>> crossing = new ArrayList<>();
            Weigh.between = () -> crossing.add(Aside.run(() -> {
                other.execute("update sack set weight = weight + 10 where weight < 100");
                other.commit();
            }));
            Watcher watcher = new Watcher();
            run(database, Duration.ofSeconds(20), "a4", watcher);
            crossing.get(0).join();

            assertThat(watcher.events).containsExactly("started a3", "retrying a3", "started a4");
            assertThat(Weigh.INSTANCES).hasValue(2);
            assertThat(database.texts("select weight from sack order by 1")).containsExactly("12", "111");
        }
    }

    @Test
    void aStatementThatTakesTooLongIsNotTriedAgain() throws Exception {
        try (FreshDatabase database = mill()) {
            run(database, LOCK, "a3", new Watcher());
            Patience hasty = new Patience(LOCK, Optional.of(Duration.ofMillis(100)), Duration.ofMinutes(1));
            Migrator migrator = migrator(database.dataSource(), hasty);
            Watcher watcher = new Watcher();

            assertThatThrownBy(() -> migrator.run(migrator.plan(Request.upgrade("a4")), watcher))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("[REV333] upgrade a M a4 (a4) was ended (")
                    .hasMessageEndingWith(
                            "a statement may take 100ms; allow more, or leave it out: --statement-timeout");
            assertThat(watcher.events).containsExactly("started a4");
            assertThat(migrator.current().rows()).containsExactly("a3");
        }
    }

    @Test
    void whatARoleIsAllowedDoesNotCountForAStepAndIsAsItWasAfterwards() throws Exception {
        try (FreshDatabase database = mill()) {
            run(database, LOCK, "a3", new Watcher());
            DataSource narrow =
                    with(database, "lock_timeout=1", "statement_timeout=50", "idle_in_transaction_session_timeout=50");
            try (Connection connection = narrow.getConnection();
                    Statement statement = connection.createStatement()) {
                migrator(new PoolOfOne(connection), Patience.DEFAULT).migrate(Request.upgrade("a4"));

                try (ResultSet rows = statement.executeQuery("select current_setting('lock_timeout') || ' '"
                        + " || current_setting('statement_timeout') || ' ' || current_setting('application_name')")) {
                    rows.next();
                    assertThat(rows.getString(1)).isEqualTo("1ms 50ms PostgreSQL JDBC Driver");
                }
            }
            assertThat(database.texts("select setting from seen"))
                    .allMatch(setting -> setting.startsWith("2s 0 espalier ")
                            && setting.contains("/" + ProcessHandle.current().pid() + " #"));
        }
    }

    @Test
    void aRehearsalIsTriedAgainAsAWhole() throws Exception {
        try (FreshDatabase database = mill();
                Other other = Other.doing(database, "select count(*) from sack")) {
            CompletableFuture<Void> end = other.commitAfter(1000);
            Migrator migrator = migrator(database.dataSource(), patience(LOCK));
            Watcher watcher = new Watcher();
            migrator.rehearse(migrator.plan(Request.upgrade("a3")), watcher);
            end.join();

            assertThat(watcher.events)
                    .startsWith("started a2", "retrying a2", "started a2")
                    .endsWith("started a3");
            assertThat(migrator.current().rows()).containsExactly("a1");
            assertThat(database.texts(DONE)).hasSize(1);
        }
    }

    @Test
    void anApplicationsOwnWorkIsTriedAgain() throws Exception {
        try (FreshDatabase database = mill();
                Other other = Other.doing(database, "lock table sack in share mode")) {
            CompletableFuture<Void> end = other.commitAfter(1000);
            Migrator migrator = migrator(database.dataSource(), patience(LOCK));
            AtomicInteger attempts = new AtomicInteger();
            migrator.writing(
                    db -> {
                        attempts.incrementAndGet();
                        return db.execute("update sack set weight = weight + 1");
                    },
                    blocker -> {});
            end.join();

            assertThat(attempts.get()).isGreaterThan(1);
            assertThat(database.texts("select weight from sack order by 1")).containsExactly("2", "101");
        }
    }

    @Test
    void aStampIsTriedAgain() throws Exception {
        try (FreshDatabase database = mill();
                Other other = Other.doing(database, "lock table espalier_journal in share mode")) {
            CompletableFuture<Void> end = other.commitAfter(1000);
            Migrator migrator = migrator(database.dataSource(), patience(LOCK));
            Watcher watcher = new Watcher();
            migrator.run(migrator.plan(Request.stamp(List.of("a3"), false)), watcher);
            end.join();

            assertThat(watcher.events).contains("retrying a3");
            assertThat(migrator.current().rows()).containsExactly("a3");
            assertThat(database.texts(DONE)).hasSize(2);
        }
    }

    @Test
    void manyStartersOnAnEmptyDatabaseDoEachStepOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        for (int round = 0; round < 4; round++) {
            try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
                List<Future<?>> starters = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    starters.add(pool.submit(() ->
                            migrator(database.dataSource(), Patience.DEFAULT).migrate(Request.upgrade("a3"))));
                }
                for (Future<?> starter : starters) {
                    starter.get();
                }
                assertThat(database.texts(DONE)).containsExactly("a1  a1", "a2 a1 a2", "a3 a2 a3");
            }
        }
        pool.shutdown();
    }

    @Test
    void aLaterStepThatIsGivenUpLeavesTheStepsBeforeItDone() throws Exception {
        try (FreshDatabase database = mill();
                Other other = Other.doing(database, "select count(*) from espalier_journal")) {
            other.execute("lock table sack in row share mode");
            Migrator migrator = new Migrator(
                    database.dataSource(),
                    Mill.history(Mill.tree("a", Make.class, Free.class, Widen.class)),
                    settings(new Patience(LOCK, Optional.empty(), Duration.ofSeconds(1))));

            assertThatThrownBy(() -> migrator.migrate(Request.upgrade("a3")))
                    .isInstanceOf(StepFailed.class)
                    .hasMessageStartingWith(
                            "upgrade a M a3 (a3) failed and was undone: [REV331] it got no lock within 1s");
            assertThat(migrator.current().rows()).containsExactly("a2");
        }
    }

    /** Needs nothing that others use. */
    public static final class Free implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("create table mouse (name text)");
        }
    }

    /** Threads that read all the time, and know how long the slowest answer took. */
    private static final class Readers implements AutoCloseable {
        private final AtomicBoolean on = new AtomicBoolean(true);
        private final AtomicInteger worst = new AtomicInteger();
        private final List<CompletableFuture<Void>> all;

        Readers(FreshDatabase database, int count) {
            all = IntStream.range(0, count)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> read(database), task -> new Thread(task).start()))
                    .toList();
        }

        private void read(FreshDatabase database) {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                while (on.get()) {
                    long begin = System.nanoTime();
                    statement.executeQuery("select count(*) from sack").close();
                    int millis = (int) ((System.nanoTime() - begin) / 1_000_000);
                    worst.accumulateAndGet(millis, Math::max);
                    pause(2);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The slowest answer, in milliseconds, of the time that begins now. */
        long worst(long millis) {
            worst.set(0);
            pause(millis);
            return worst.get();
        }

        @Override
        public void close() {
            on.set(false);
            all.forEach(CompletableFuture::join);
        }
    }

    private static FreshDatabase mill() throws Exception {
        FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL);
        run(database, LOCK, "a1", new Watcher());
        database.execute("insert into sack values (1), (100)");
        return database;
    }

    private static FreshDatabase wide() throws Exception {
        FreshDatabase database = mill();
        run(database, LOCK, "a2", new Watcher());
        return database;
    }

    private static void run(FreshDatabase database, Duration lock, String target, Watcher watcher) {
        Migrator migrator = migrator(database.dataSource(), patience(lock));
        migrator.run(migrator.plan(Request.upgrade(target)), watcher);
    }

    private static Patience patience(Duration lock) {
        return new Patience(lock, Optional.empty(), Duration.ofMinutes(1));
    }

    private static Migrator migrator(DataSource source, Patience patience) {
        return new Migrator(
                source,
                Mill.history(Mill.tree("a", Make.class, Widen.class, Weigh.class, Doze.class)),
                settings(patience));
    }

    private static Optional<MigratorSettings> settings(Patience patience) {
        return Optional.of(new MigratorSettings(Optional.empty(), Map.of(), patience, 1));
    }

    /** The database as it is for a role with settings of its own. */
    private static DataSource with(FreshDatabase database, String... settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(TestPostgres.url(database.dataSource()));
        source.setOptions("-c " + String.join(" -c ", settings));
        return source;
    }

    private static void execute(FreshDatabase database, String sql) {
        try {
            database.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
