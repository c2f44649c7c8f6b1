package dev.espalier.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Backfill;
import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Stopped;
import dev.espalier.runtime.store.BackfillTable;
import dev.espalier.runtime.store.Session;
import dev.espalier.runtime.store.VersionTable;
import dev.espalier.testing.Aside;
import dev.espalier.testing.FreshDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BackfillRunTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    POSTGRESQL ; bigint    ; i                              ; 20000
                    POSTGRESQL ; int       ; i * i - 50000000               ; 20000
                    POSTGRESQL ; bigint    ; power(1.0009, i)::bigint * 100000 + i ; 20000
                    POSTGRESQL ; text      ; 'a#{b}${c}?''\\{range}' || i   ; 20000
                    POSTGRESQL ; uuid      ; gen_random_uuid()              ; 20000
                    POSTGRESQL ; timestamp ; timestamp '1999-12-31' + i * interval '7 milliseconds' ; 20000
                    POSTGRESQL ; timestamptz ; now() + i * interval '1 day' ; 20000
                    POSTGRESQL ; bigint    ; i                              ; 1
                    POSTGRESQL ; bigint    ; i                              ; 0
                    SQLITE     ; integer   ; i                              ; 20000
                    SQLITE     ; bigint    ; i * i - 50000000               ; 20000
                    SQLITE     ; text      ; 'a#{b}${c}?''\\{range}' || i   ; 20000
                    SQLITE     ; uuid      ; hex(randomblob(16))            ; 20000
                    SQLITE     ; blob      ; randomblob(16)                 ; 20000
                    SQLITE     ; timestamp ; datetime(i, 'unixepoch')       ; 20000
                    SQLITE     ; integer   ; i                              ; 1
                    SQLITE     ; integer   ; i                              ; 0
                    """)
    void everyRowIsDoneOnceWhateverItsKey(Dialect dialect, String type, String key, int rows) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            List<Long> done = new ArrayList<>();
            Filling filling = Filling.of(database).with(new StepContext.Listener() {
                @Override
                public void progressed(long rowsDone, long total) {
                    assertThat(rowsDone).isLessThanOrEqualTo(total);
                    done.add(rowsDone);
                }
            });
            filling.table(type, key, rows);

            filling.run();
            filling.run();

            assertThat(filling.counts()).isEqualTo(rows == 0 ? List.of() : List.of("1 x " + rows));
            assertThat(done).isSorted().last().isEqualTo((long) rows);
            assertThat(database.texts("select sum(done) from espalier_backfill"))
                    .containsExactly(String.valueOf(rows));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConditionAndAFreeStatementWorkOnTheRowsOfTheRangeOnly(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Filling filling = Filling.of(database);
            filling.table("bigint", "i", 3000);
            database.execute("create table archive (id bigint primary key)");

            filling.run(Filling.COUNT.where("id > 1000 -- not the first").where("id <= 1500 or id = 3000"));
            filling.run(Backfill.of("the order")
                    .by("id")
                    .run("insert into archive select \"the order\".id from \"the order\", (select 7 as id) other"
                            + " where {range}")
                    .named("archive"));

            assertThat(filling.counts()).containsExactly("0 x 2499", "1 x 501");
            assertThat(database.texts("select count(*) from archive")).containsExactly("3000");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowInTheWayIsNamedAndAllElseIsDoneOnce(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Filling filling = Filling.of(database);
            filling.table("bigint", "i", 5000);
            database.execute("create unique index once on \"the order\" (v) where v > 0");
            database.execute("update \"the order\" set v = 77 where id = 4");
            Backfill backfill =
                    Backfill.of("the order").by("id").set("n = n + 1, v = case id when 3333 then 77 else 0 end");

            database.execute("update \"the order\" set id = -4 where id = 4");
            Backfill but = backfill.where("id > 0");
            assertThatThrownBy(() -> filling.run(but))
                    .isInstanceOf(BackfillFailed.class)
                    .hasMessageContaining(
                            "[REV343] backfill the order failed for the rows \"the order\".\"id\" > 3332 and \"the order\".\"id\" <= 3333: ")
                    .hasMessageEndingWith(
                            "; what is done before stays done: mend the row or the statement, then run again, and it goes on from there");
            assertThat(database.texts("select count(*) from \"the order\" where n > 0"))
                    .containsExactly("3331");

            database.execute("update \"the order\" set v = 0 where id = -4");
            filling.run(but);
            assertThat(filling.counts()).containsExactly("0 x 1", "1 x 4999");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStatementThatIsWrongFailsAtOnceAndGoesOnWhenItIsMended(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Filling filling = Filling.of(database);
            filling.table("bigint", "i", 500);

            assertThatThrownBy(
                            () -> filling.run(Backfill.of("the order").by("id").set("m = n + 1")))
                    .isInstanceOf(BackfillFailed.class)
                    .hasMessageStartingWith(
                            "[REV343] backfill the order failed for the rows \"the order\".\"id\" <= 50: ");
            filling.run();

            assertThat(filling.counts()).containsExactly("1 x 500");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRevisionThatIsBegunAnewDoesItsBackfillsAnew(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect);
                Session session = Session.open(database.dataSource(), Optional.empty())) {
            BackfillTable.forget(session, "r1");
            Filling filling = Filling.of(database);
            filling.table("bigint", "i", 500);

            filling.run();
            BackfillTable.forget(session, "r2");
            filling.run();
            assertThat(filling.counts()).containsExactly("1 x 500");
            BackfillTable.forget(session, "r1");
            filling.run();

            assertThat(filling.counts()).containsExactly("2 x 500");
            database.execute("drop table \"the order\"");
            assertThat(new VersionTable(session, "espalier_version").isAlone()).isTrue();
            assertThat(Tables.read(session, List.of())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatOthersHaveLockedAreWaitedForAndTheOthersAreNot(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect);
                Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            Filling filling = Filling.of(database);
            filling.table("bigint", "i", 5000);
            statement.execute(dialect.choose("begin", "begin immediate"));
            statement.execute("update \"the order\" set v = 1 where id = 40");

            CompletableFuture<Void> run = Aside.run(filling::run);
            assertThatThrownBy(() -> run.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            if (dialect == Dialect.POSTGRESQL) {
                Thread.sleep(700);
                assertThat(database.texts("select count(*) from \"the order\" where n = 1"))
                        .first()
                        .satisfies(done -> assertThat(Integer.parseInt(done)).isGreaterThan(1000));
            }
            statement.execute("commit");
            run.get(20, TimeUnit.SECONDS);

            assertThat(filling.counts()).containsExactly("1 x 5000");
        }
    }

    @Test
    void rowsThatStayLockedForTooLongEndTheRunThatGoesOnLater() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL);
                Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            List<String> told = new ArrayList<>();
            Filling filling = Filling.of(database)
                    .with(BackfillSettings.DEFAULT.withPatience(Duration.ofSeconds(2)))
                    .with(new StepContext.Listener() {
                        @Override
                        public void reported(String message) {
                            told.add(message);
                        }
                    });
            filling.table("bigint", "i", 200);
            statement.execute("begin");
            statement.execute("update \"the order\" set v = 1 where id = 40");

            assertThatThrownBy(filling::run)
                    .isInstanceOf(BackfillFailed.class)
                    .satisfies(failure -> assertThat(StepFailed.reason(failure))
                            .startsWith("[REV343] backfill the order failed for the rows \"the order\".\"id\" > 39 and"
                                    + " \"the order\".\"id\" <= 40: ")
                            .contains("end the transactions that have these rows locked, then run again"));
            assertThat(told).contains("others have rows of the next batch locked; trying again and again");
            assertThat(filling.counts()).containsExactly("0 x 161", "1 x 39");

            statement.execute("commit");
            filling.run();
            assertThat(filling.counts()).containsExactly("1 x 200");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsInterruptedStopsBetweenTwoBatches(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Filling filling = Filling.of(database);
            filling.table("bigint", "i", 5000);
            Filling interrupted = filling.with(new StepContext.Listener() {
                @Override
                public void progressed(long done, long total) {
                    Thread.currentThread().interrupt();
                }
            });

            assertThatThrownBy(interrupted::run).isInstanceOf(Stopped.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(filling.counts()).containsExactly("0 x 4950", "1 x 50");
            filling.run();

            assertThat(filling.counts()).containsExactly("1 x 5000");
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesAreTakenAsTheyAre(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            database.execute(
                    "create table \"a #{b} ? %s\" (\"k ${c} '?\" bigint primary key, n int not null default 0)",
                    "insert into \"a #{b} ? %s\" (\"k ${c} '?\") values (1), (2), (3)");
            Filling.of(database).run(Backfill.of("a #{b} ? %s").by("k ${c} '?").set("n = n + 1"));

            assertThat(database.texts("select n from \"a #{b} ? %s\"")).containsExactly("1", "1", "1");
        }
    }
}
