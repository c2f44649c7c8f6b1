package dev.espalier.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.schema.Table;
import dev.espalier.testing.FreshDatabase;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operations that can be done again, on real databases. */
class OnlineSchemaTest {
    private static final String VALID =
            "select c.relname || ' ' || i.indisvalid from pg_index i join pg_class c on c.oid = i.indexrelid"
                    + " where not i.indisprimary and i.indrelid = 't'::regclass order by 1";

    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void anIndexIsMadeOnceHoweverOftenItIsAskedFor(Dialect dialect) throws Exception {
        try (FreshDatabase database = table(dialect);
                Connection connection = database.dataSource().getConnection()) {
            OnlineSchema schema = on(database, connection);
            for (Table.Index index : List.of(
                    index("plain", false, "a"),
                    index("two", true, "id", "a"),
                    index("odd \"name\"", false, "Odd \"one\""),
                    index("expression", false, "lower(b)", "a"),
                    index("spaced", false, "( a+1 )"))) {
                schema.createIndex("t", index);
                List<String> made = indexes(database);
                schema.createIndex("t", index);
                assertThat(indexes(database)).isEqualTo(made);
                assertThat(made).contains(index.name());
            }
            schema.dropIndex("two");
            schema.dropIndex("two");
            assertThat(indexes(database)).doesNotContain("two").contains("plain");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherIndexOfTheNameIsRefusedAndStays(Dialect dialect) throws Exception {
        try (FreshDatabase database = table(dialect);
                Connection connection = database.dataSource().getConnection()) {
            OnlineSchema schema = on(database, connection);
            database.execute("create table u (a int)", "create index i on t (a)", "create index j on u (a)");
            database.execute("create index k on t (a) where a > 0", "create index l on t (lower(b))");
            for (Table.Index other : List.of(
                    index("i", true, "a"),
                    index("i", false, "id"),
                    index("j", false, "a"),
                    index("k", false, "a"),
                    index("l", false, "upper(b)"))) {
                assertThatThrownBy(() -> schema.createIndex("t", other))
                        .as(other.toString())
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("is taken by something else");
            }
            assertThat(indexes(database)).containsExactly("i", "j", "k", "l");
        }
    }

    @Test
    void theNameOfATableIsTakenToo() throws Exception {
        try (FreshDatabase database = table(Dialect.POSTGRESQL);
                Connection connection = database.dataSource().getConnection()) {
            assertThatThrownBy(() -> on(database, connection).createIndex("t", index("t", false, "a")))
                    .hasMessageContaining("a relation of kind r");
        }
    }

    @Test
    void anInvalidIndexIsBuiltAgain() throws Exception {
        try (FreshDatabase database = table(Dialect.POSTGRESQL);
                Connection connection = database.dataSource().getConnection()) {
            database.execute("insert into t (id, a) values (1, 1), (2, 1)");
            assertThatThrownBy(() -> database.execute("create unique index concurrently i on t (a)"));
            assertThat(database.texts(VALID)).containsExactly("i false");

            on(database, connection).createIndex("t", index("i", false, "a"));
            assertThat(database.texts(VALID)).containsExactly("i true");
            assertThat(database.texts("select indexdef from pg_indexes where indexname = 'i'"))
                    .containsExactly("CREATE INDEX i ON public.t USING btree (a)");
        }
    }

    @Test
    void aBuildThatRanIntoATimeoutIsRepairedByTheNext() throws Exception {
        try (FreshDatabase database = table(Dialect.POSTGRESQL);
                Connection blocker = database.dataSource().getConnection();
                Connection connection = database.dataSource().getConnection()) {
            connection.createStatement().execute("set lock_timeout = '300ms'");
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("insert into t (id) values (1)");
            assertThatThrownBy(() -> on(database, connection).createIndex("t", index("i", false, "a")))
                    .cause()
                    .hasFieldOrPropertyWithValue("SQLState", "55P03");
            assertThat(database.texts(VALID)).containsExactly("i false");

            blocker.rollback();
            on(database, connection).createIndex("t", index("i", false, "a"));
            assertThat(database.texts(VALID)).containsExactly("i true");
        }
    }

    @Test
    void duplicatesLeaveNoInvalidIndexBehind() throws Exception {
        try (FreshDatabase database = table(Dialect.POSTGRESQL);
                Connection connection = database.dataSource().getConnection()) {
            database.execute("insert into t (id, a) values (1, 7), (2, 7)");
            assertThatThrownBy(() -> on(database, connection).createIndex("t", index("i", true, "a")))
                    .isInstanceOf(UncheckedSqlException.class)
                    .hasMessageContaining("(a)=(7)");
            assertThat(database.texts(VALID)).isEmpty();

            database.execute("update t set a = id");
            on(database, connection).createIndex("t", index("i", true, "a"));
            assertThat(database.texts(VALID)).containsExactly("i true");
        }
    }

    @Test
    void anIndexThatIsBeingBuiltIsWaitedFor() throws Exception {
        try (FreshDatabase database = table(Dialect.POSTGRESQL);
                Connection blocker = database.dataSource().getConnection();
                Connection connection = database.dataSource().getConnection()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("insert into t (id) values (1)");
            Thread builder = new Thread(() -> {
                try {
                    database.execute("create index concurrently i on t (a)");
                } catch (java.sql.SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            builder.start();
            while (database.texts(VALID).isEmpty()) {
                Thread.sleep(20);
            }
            Thread waiter = new Thread(() -> on(database, connection).createIndex("t", index("i", false, "a")));
            waiter.start();
            waiter.join(1_500);
            assertThat(waiter.isAlive()).isTrue();
            assertThat(database.texts("select count(*) from pg_stat_activity where backend_xmin is not null and state"
                            + " like 'idle%' and datname = current_database() and xact_start is null"))
                    .containsExactly("0");

            blocker.rollback();
            builder.join();
            waiter.join();
            assertThat(told).isNotEmpty().allMatch(line -> line.contains("at work on the indexes of t"));
            assertThat(database.texts(VALID)).containsExactly("i true");
        }
    }

    @Test
    void aConstraintIsValidatedOnceAndAValueAddedOnce() throws Exception {
        try (FreshDatabase database = table(Dialect.POSTGRESQL);
                Connection connection = database.dataSource().getConnection()) {
            database.execute(
                    "alter table t add constraint positive check (a > 0) not valid",
                    "create type \"Hue\" as enum ('red')");
            OnlineSchema schema = on(database, connection);
            for (int i = 0; i < 2; i++) {
                schema.validate("t", "positive");
                schema.addEnumValue("Hue", "it's blue");
            }
            assertThat(database.texts("select convalidated from pg_constraint where conname = 'positive'"))
                    .containsExactly("t");
            assertThat(database.texts("select enumlabel from pg_enum order by enumsortorder"))
                    .containsExactly("red", "it's blue");
            assertThatThrownBy(() -> schema.validate("t", "negative"))
                    .hasMessage("table t has no constraint negative to validate");
        }
    }

    @Test
    void sqliteHasNoEnumTypesAndNothingToValidate() throws Exception {
        try (FreshDatabase database = table(Dialect.SQLITE);
                Connection connection = database.dataSource().getConnection()) {
            on(database, connection).validate("t", "positive");
            assertThatThrownBy(() -> on(database, connection).addEnumValue("hue", "blue"))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("SQLite has no enum types");
        }
    }

    private OnlineSchema on(FreshDatabase database, Connection connection) {
        Dialect dialect = database.dialect();
        return OnlineSchema.on(dialect, connection, dialect.choose("public", "main"), told::add);
    }

    private static FreshDatabase table(Dialect dialect) throws Exception {
        FreshDatabase database = FreshDatabase.of(dialect);
        database.execute("create table t (id int primary key, a int, b text, \"Odd \"\"one\"\"\" int)");
        return database;
    }

    private static Table.Index index(String name, boolean unique, String... columns) {
        return new Table.Index(name, List.of(columns), unique);
    }

    private static List<String> indexes(FreshDatabase database) throws Exception {
        return database.texts(database.dialect()
                .choose(
                        "select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n"
                                + " on n.oid = c.relnamespace where n.nspname = 'public' and not i.indisprimary"
                                + " and i.indisvalid order by 1",
                        "select name from sqlite_schema where type = 'index' and sql is not null order by 1"));
    }
}
