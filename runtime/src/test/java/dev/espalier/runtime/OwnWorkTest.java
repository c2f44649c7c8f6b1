package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.runtime.Mill.Grind;
import dev.espalier.runtime.Mill.Make;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.testing.Aside;
import dev.espalier.testing.FreshDatabase;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Work of the application's own, outside of the history. */
class OwnWorkTest {
    private static final String WEIGHTS = "select weight from sack order by 1";

    /** A migration that stays in the midst of its work until it is let go. */
    public static final class Slow implements Migration {
        static CountDownLatch begun = new CountDownLatch(1);
        static CountDownLatch go = new CountDownLatch(1);

        @Override
        public void upgrade(MigrationContext db) {
            db.execute("insert into sack values (10)");
            begun.countDown();
            await(go);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isCommittedWithoutMovingAnything(Dialect dialect) throws Exception {
        try (FreshDatabase database = mill(dialect)) {
            Migrator migrator = migrator(database.dataSource(), Map.of("grit", "fine"));
            long changed = migrator.writing(
                    db -> db.execute("update sack set weight = 7")
                            + (db.option("grit").equals(Optional.of("fine")) ? 10 : 0),
                    blocker -> {});

            assertThat(changed).isEqualTo(11);
            assertThat(database.texts(WEIGHTS)).containsExactly("7");
            assertThat(migrator.current().rows()).containsExactly("a1");
            assertThat(migrator.journal()).hasSize(1);
            assertThat(migrator.<Integer>reading(db -> db.tables().size())).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isUndoneWhenItFailsOrRefuses(Dialect dialect) throws Exception {
        try (FreshDatabase database = mill(dialect)) {
            Migrator migrator = migrator(database.dataSource(), Map.of());
            assertThatThrownBy(
                            () -> migrator.writing(db -> spoil(db, new Obstacle("sacks are sewn up")), blocker -> {}))
                    .isInstanceOf(Refused.class)
                    .hasMessage("[REV327] sacks are sewn up");
            assertThatThrownBy(() ->
                            migrator.writing(db -> spoil(db, new IllegalArgumentException("torn")), blocker -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("that failed and was undone: torn");
            assertThatThrownBy(() -> migrator.writing(db -> db.execute("update sacks set weight = 0"), blocker -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("sacks");
            assertThatThrownBy(() -> migrator.reading(db -> db.execute("update sack set weight = 0")))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("REV318");
            assertThat(database.texts(WEIGHTS)).containsExactly("1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedWhereItCannotWriteOrAnOptionIsUnknown(Dialect dialect) throws Exception {
        try (FreshDatabase database = mill(dialect)) {
            Migrator reader = migrator(database.readOnly(), Map.of());
            assertThatThrownBy(() -> reader.writing(db -> db.execute("update sack set weight = 0"), blocker -> {}))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("REV315");
            assertThat(reader.reading(MigrationContext::dialect)).isEqualTo(dialect);
            Migrator misspelt = migrator(database.dataSource(), Map.of("girt", "fine"));
            assertThatThrownBy(() -> misspelt.writing(db -> db.execute("update sack set weight = 0"), blocker -> {}))
                    .isInstanceOf(Refused.class)
                    .hasMessage("[REV326] no migration takes an option 'girt'; there are grit");
            assertThat(database.texts(WEIGHTS)).containsExactly("1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitsForAStepOfAnotherProcess(Dialect dialect) throws Exception {
        Slow.begun = new CountDownLatch(1);
        Slow.go = new CountDownLatch(1);
        try (FreshDatabase database = mill(dialect)) {
            Migrator migrator = migrator(database.dataSource(), Map.of());
            CompletableFuture<Plan> step = Aside.get(() -> migrator.migrate(Request.upgrade("a2")));
            await(Slow.begun);
            CompletableFuture<Long> work = Aside.get(
                    () -> migrator.writing(db -> db.execute("update sack set weight = weight + 1"), blocker -> {}));
            Thread.sleep(300);
            assertThat(work).isNotDone();

            Slow.go.countDown();
            step.get(30, TimeUnit.SECONDS);
            work.get(30, TimeUnit.SECONDS);
            assertThat(database.texts(WEIGHTS)).containsExactly("2", "11");
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsStepsOfOthersWaiting(Dialect dialect) throws Exception {
        try (FreshDatabase database = mill(dialect)) {
            Migrator migrator = migrator(database.dataSource(), Map.of());
            Slow.go.countDown();
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            CompletableFuture<Long> work = Aside.get(() -> migrator.writing(
                    db -> {
                        begun.countDown();
                        await(go);
                        return db.execute("update sack set weight = weight + 1");
                    },
                    blocker -> {}));
            await(begun);
            CompletableFuture<Plan> step = Aside.get(() -> migrator.migrate(Request.upgrade("a2")));
            Thread.sleep(300);
            assertThat(step).isNotDone();

            go.countDown();
            work.get(30, TimeUnit.SECONDS);
            step.get(30, TimeUnit.SECONDS);
            assertThat(database.texts(WEIGHTS)).containsExactly("2", "10");
        }
    }

    private static FreshDatabase mill(Dialect dialect) throws Exception {
        FreshDatabase database = FreshDatabase.of(dialect);
        migrator(database.dataSource(), Map.of()).migrate(Request.upgrade("a1"));
        database.execute("insert into sack values (1)");
        return database;
    }

    private static long spoil(MigrationContext db, RuntimeException thrown) {
        db.execute("update sack set weight = 0");
        throw thrown;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Migrator migrator(DataSource source, Map<String, String> options) {
        return new Migrator(
                source,
                Mill.history(Mill.tree("a", Make.class, Slow.class, Grind.class)),
                Optional.of(new MigratorSettings(Optional.empty(), options)));
    }
}
