package dev.espalier.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Backfill;
import dev.espalier.Dialect;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.testing.FreshDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is refused before the first batch, with nothing changed. */
class BackfillRefusalTest {
    private static final String NO_INDEX =
            "[REV341] table 't' has no whole and valid index that begins with '%s', so that every batch of backfill t"
                    + " would read all of it; take another key, or make an index first";

    @ParameterizedTest
    @EnumSource
    void tablesAndColumnsThatAreNotThere(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            database.execute("create table customer (number int primary key)");

            refused(
                    database,
                    Backfill.of("custmer").by("number"),
                    "[REV340] the database has no table 'custmer', which backfill custmer works on; did you mean customer?");
            refused(
                    database,
                    Backfill.of("customer").by("numbr"),
                    "[REV340] table 'customer' has no column 'numbr', which backfill customer works on; did you mean number?");
            assertThat(database.tables()).containsExactly("customer");
        }
    }

    @ParameterizedTest
    @EnumSource
    void keysWithoutAnIndexThatBeginsWithThemAndHasAllRows(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            database.execute(
                    "create table t (a int, b int, c int, d int, primary key (a, b))",
                    "create index on_c on t (c) where c > 0",
                    "create index on_d on t (d, c)");

            refused(database, Backfill.of("t").by("b"), NO_INDEX.formatted("b"));
            refused(database, Backfill.of("t").by("c"), NO_INDEX.formatted("c"));
            assertThat(database.tables()).containsExactly("t");
            Filling.of(database).run(Backfill.of("t").by("d").set("c = 1"));
            Filling.of(database).run(Backfill.of("t").by("a").set("c = 1").named("by a"));
        }
    }

    @Test
    void indexesThatAreInvalidOrOrderOtherwise() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            database.execute(
                    "create table t (a text not null, b int not null, c int not null)",
                    "create index on_a on t (a text_pattern_ops)",
                    "create index on_b on t using hash (b)",
                    "create index on_c on t (c)",
                    "update pg_index set indisvalid = false where indexrelid = 'on_c'::regclass");

            refused(database, Backfill.of("t").by("a"), NO_INDEX.formatted("a"));
            refused(database, Backfill.of("t").by("b"), NO_INDEX.formatted("b"));
            refused(database, Backfill.of("t").by("c"), NO_INDEX.formatted("c"));
        }
    }

    @Test
    void keysOfATypeWithoutAKnownOrder() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            database.execute(
                    "create domain number as int",
                    "create table t (a double precision primary key, b number unique)",
                    "insert into t values (1, 1)");

            refused(
                    database,
                    Backfill.of("t").by("a"),
                    "[REV341] column 'a' of table 't' is of type double precision, by which backfill t cannot go; take an"
                            + " integer, text, uuid, date or timestamp");
            Filling.of(database).run(Backfill.of("t").by("b").set("b = b"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsWithoutAKey(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            database.execute("create table t (a int unique)", "insert into t values (1), (null)");

            refused(
                    database,
                    Backfill.of("t").by("a"),
                    "[REV342] rows of table 't' have no 'a', so that backfill t would pass them by; take another key, or"
                            + " give them one first");
            database.execute("delete from t where a is null");
            Filling.of(database).run(Backfill.of("t").by("a").set("a = a"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNameUnderWhichAnotherBackfillIsDone(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Filling filling = Filling.of(database);
            filling.table("bigint", "i", 10);
            filling.run();

            assertThatThrownBy(
                            () -> filling.run(Backfill.of("the order").by("id").set("n = 7")))
                    .isInstanceOf(Refused.class)
                    .hasMessage("[REV344] a backfill the order is done already in this revision, and its statement was"
                            + " another one; give this one a name of its own with named(...)");
            filling.run(Backfill.of("the order").by("id").set("n = n + 2").named("another"));

            assertThat(filling.counts()).containsExactly("3 x 10");
        }
    }

    private static void refused(FreshDatabase database, Backfill.Ranges ranges, String message) {
        assertThatThrownBy(() -> Filling.of(database).run(ranges.set("x = 1")))
                .isInstanceOf(Refused.class)
                .hasMessage(message);
    }
}
