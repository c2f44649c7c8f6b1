package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.execute.StepFailed;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Request;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.TableChange;
import dev.espalier.testing.Aside;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.ScriptRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Carries plans out by a script, and compares with what carrying them out does. */
class ScriptTest {
    private static final String UNEXPECTED = "the database is not as this script expects it";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, SHELL", "POSTGRESQL, JDBC", "SQLITE, SHELL", "SQLITE, JDBC"})
    void makesTheSameDatabaseOnce(Dialect dialect, ScriptRunner runner) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect);
                FreshDatabase expected = FreshDatabase.of(dialect)) {
            follow(database, expected, runner, Request.upgrade("heads"));
            follow(database, expected, runner, Request.stamp(List.of("flat_1"), false));
            follow(database, expected, runner, Request.downgrade("audit_0"));
            follow(database, expected, runner, Request.stamp(List.of("shop_1"), true));
            assertThat(migrator(database).current().rows()).containsExactly("shop_1");
            assertThat(database.texts("select count(*) from espalier_journal where finished >= started"
                            + " and applied_by like '%@% (script)' and duration_ms between 0 and 60000"))
                    .isEqualTo(database.texts("select count(*) from espalier_journal"));
        }
    }

    /** Writes a script for a request, and finds that it does the same, once. */
    private void follow(FreshDatabase database, FreshDatabase expected, ScriptRunner runner, Request request)
            throws Exception {
        List<String> before = database.content();
        Path script = script(migrator(database), request);
        assertThat(database.content()).isEqualTo(before);

        assertThat(run(runner, database, script)).isEmpty();
        migrator(expected).migrate(request);
        List<String> after = expected.content();
        assertThat(database.content()).isEqualTo(after);

        assertThat(run(runner, database, script)).contains(UNEXPECTED);
        assertThat(database.content()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, SHELL", "POSTGRESQL, JDBC", "SQLITE, SHELL", "SQLITE, JDBC"})
    void stopsWhereTheDatabaseIsElsewhere(Dialect dialect, ScriptRunner runner) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect);
                FreshDatabase other = FreshDatabase.of(dialect)) {
            migrator(database).migrate(Request.upgrade("shop_2"));
            Path script = script(migrator(database), Request.upgrade("audit"));

            assertThat(run(runner, other, script)).isNotEmpty();
            assertThat(other.tables()).isEmpty();

            migrator(other).migrate(Request.upgrade("shop_1"));
            List<String> before = other.content();
            assertThat(run(runner, other, script))
                    .contains(UNEXPECTED)
                    .contains(dialect.choose("found (shop_1), expected (shop_2)", "expected 'shop_2' of select"));
            assertThat(other.content()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, SHELL", "POSTGRESQL, JDBC", "SQLITE, SHELL", "SQLITE, JDBC"})
    void everyValueIsWrittenAsItIs(Dialect dialect, ScriptRunner runner) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect);
                FreshDatabase expected = FreshDatabase.of(dialect)) {
            Path script = script(Line.migrator(database, Values.class, Read.class), Request.upgrade("x2"));
            assertThat(run(runner, database, script)).isEmpty();
            Line.migrator(expected, Values.class, Read.class).migrate(Request.upgrade("x2"));

            assertThat(database.content()).isEqualTo(expected.content());
            assertThat(database.texts("select a from v where a like '%it''s%'")).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, SHELL", "POSTGRESQL, JDBC", "SQLITE, SHELL", "SQLITE, JDBC"})
    void stopsWhereWhatAMigrationHasReadHasChanged(Dialect dialect, ScriptRunner runner) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Line.migrator(database, Values.class).migrate(Request.upgrade("x1"));
            Path script = script(Line.migrator(database, Values.class, Read.class), Request.upgrade("x2"));
            database.execute("insert into v (a, b) values ('new', 1)");
            List<String> before = database.content();

            assertThat(run(runner, database, script)).contains(UNEXPECTED);
            assertThat(database.content()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatHoldsSemicolonsStaysWhole(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect);
                FreshDatabase expected = FreshDatabase.of(dialect)) {
            Class<? extends Migration> next = dialect == Dialect.SQLITE ? Rebuild.class : Functions.class;
            for (FreshDatabase one : List.of(database, expected)) {
                Line.migrator(one, Values.class).migrate(Request.upgrade("x1"));
                if (dialect == Dialect.SQLITE) {
                    one.execute(
                            "create table log (t text)",
                            "create trigger watch after insert on v begin"
                                    + " insert into log values ('a;b'); -- x;\n delete from log where t = 'end;'; end");
                }
            }
            Path script = script(Line.migrator(database, Values.class, next), Request.upgrade("x2"));
            assertThat(run(ScriptRunner.SHELL, database, script)).isEmpty();
            Line.migrator(expected, Values.class, next).migrate(Request.upgrade("x2"));

            assertThat(database.content()).isEqualTo(expected.content());
        }
    }

    /** On SQLite a table is made again from what was read of it. */
    @ParameterizedTest
    @CsvSource({"POSTGRESQL, SHELL", "SQLITE, SHELL", "SQLITE, JDBC"})
    void stopsWhereATableThatIsChangedHasAnotherForm(Dialect dialect, ScriptRunner runner) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Line.migrator(database, Values.class).migrate(Request.upgrade("x1"));
            Path script = script(Line.migrator(database, Values.class, Rebuild.class), Request.upgrade("x2"));
            database.execute("alter table v add column added_by_hand bigint default 7");
            List<String> before = database.content();

            assertThat(run(runner, database, script)).contains(UNEXPECTED);
            assertThat(database.content()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, SHELL", "POSTGRESQL, JDBC", "SQLITE, SHELL"})
    void waitsForAnotherProcessAndThenStops(Dialect dialect, ScriptRunner runner) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            migrator(database).migrate(Request.upgrade("shop_1"));
            Path script = script(migrator(database), Request.upgrade("shop_2"));
            CompletableFuture<String> outcome;
            try (Connection other = database.dataSource().getConnection();
                    Statement statement = other.createStatement()) {
                statement.execute(dialect.choose("begin", "begin immediate"));
                statement.execute("update espalier_version set version_num = 'shop_9'");
                outcome = Aside.get(() -> outcome(runner, database, script));
                Thread.sleep(1500);
                assertThat(outcome).isNotDone();
                statement.execute("commit");
            }

            assertThat(outcome.get(60, TimeUnit.SECONDS)).contains(UNEXPECTED);
            assertThat(database.texts("select version_num from espalier_version"))
                    .containsExactly("shop_9");
            assertThat(database.tables()).doesNotContain("invoice");
        }
    }

    private static String outcome(ScriptRunner runner, FreshDatabase database, Path script) {
        try {
            return run(runner, database, script);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isWrittenAnewWhereAnotherProcessWasFaster(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = migrator(database);
            Plan plan = migrator.plan(Request.upgrade("shop_2"));
            migrator.migrate(Request.upgrade("shop_1"));
            Path script = Files.createTempFile(folder, "script", ".sql");
            migrator.script(plan, script, Progress.SILENT);

            assertThat(Files.readAllLines(script))
                    .filteredOn(line -> line.startsWith("-- "))
                    .hasSize(2)
                    .endsWith("-- upgrade shop Store 2 (shop_2)");
            assertThat(run(ScriptRunner.JDBC, database, script)).isEmpty();
            assertThat(migrator.current().rows()).containsExactly("shop_2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStepThatFailsChangesNothing(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = Line.migrator(database, Values.class, Values.class);

            assertThatThrownBy(() -> script(migrator, Request.upgrade("x2"))).isInstanceOf(StepFailed.class);
            assertThat(database.tables()).isEmpty();
        }
    }

    /** Values of many types, and texts that look like SQL. */
    public static final class Values implements Migration {
        /** Its statements. */
        public interface Everything {
            @Insert(
                    databaseId = "postgresql",
                    value = "insert into v values (#{a}, #{b}, #{c}, #{d}, #{e}, #{f}, '?', #{g}::jsonb ?? 'k')")
            @Insert(
                    databaseId = "sqlite",
                    value =
                            "insert into v values (#{a}, #{b}, #{c}, #{d}, #{e}, #{f}, '?', #{g} /* ? */ like '%k%') -- ?")
            void insert(
                    @Param("a") @Nullable String a,
                    @Param("b") long b,
                    @Param("c") double c,
                    @Param("d") boolean d,
                    @Param("e") byte @Nullable [] e,
                    @Param("f") @Nullable Object f,
                    @Param("g") String g);
        }

        @Override
        public void upgrade(MigrationContext db) {
            boolean postgresql = db.dialect() == Dialect.POSTGRESQL;
            db.execute("create table v (a text, b bigint, c double precision, d boolean, e "
                    + db.dialect().choose("bytea", "blob") + ", f "
                    + db.dialect().choose("timestamptz", "text")
                    + ", g text, h boolean); -- a comment");
            Everything mapper = db.mapper(Everything.class);
            Object time = postgresql ? java.time.OffsetDateTime.parse("2024-02-29T12:34:56.789012+02:00") : "noon";
            mapper.insert(
                    "it's; a \"text\"\nof \\ two\r\n\\lines\n.quit\n$q$ -- ? :a é\uD83D\uDE00",
                    Long.MIN_VALUE,
                    0.1 + 0.2,
                    true,
                    new byte[] {0, 1, -1, '\'', '\\'},
                    time,
                    "{\"k\": 1}");
            mapper.insert(null, -7, -1e300, false, null, null, "{}");
            mapper.insert(postgresql ? "" : "nul\0inside", 5, 5, true, new byte[0], null, "[\"'\\\\\"]");
            db.report("three rows\nof values");
        }
    }

    /** Copies what it reads. */
    public static final class Read implements Migration {
        /** Its statements. */
        public interface Texts {
            @Select("select a from v where b < #{b} order by b")
            List<@Nullable String> texts(@Param("b") long b);

            @Insert("insert into w values (#{a})")
            void insert(@Param("a") @Nullable String a);
        }

        @Override
        public void upgrade(MigrationContext db) {
            db.execute("create table w (a text)");
            Texts mapper = db.mapper(Texts.class);
            mapper.texts(100).forEach(mapper::insert);
        }
    }

    /** Changes a column, on SQLite by a rebuild. */
    public static final class Rebuild implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.alter(TableChange.of("v").changeType("b", ColumnType.TEXT));
        }
    }

    /** Functions with bodies of both kinds, on PostgreSQL. */
    public static final class Functions implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("create function f(x int[]) returns text language plpgsql as $$ begin /* ; */"
                    + " return x[1:2]::text || ':a;' || $q$it's \\$q$; end $$");
            db.execute("create function g(x int) returns int begin atomic select x + 1; select x; end");
            db.execute("insert into v (a) values (f(array[1,2,3])), (E'tab\\tq\\\\'), ('back\\slash')");
        }
    }

    private Path script(Migrator migrator, Request request) throws Exception {
        Path script = Files.createTempFile(folder, "script", ".sql");
        migrator.script(migrator.plan(request), script, Progress.SILENT);
        return script;
    }

    private static String run(ScriptRunner runner, FreshDatabase database, Path script) throws Exception {
        return runner.run(database.dialect(), database.dataSource(), script);
    }

    private static Migrator migrator(FreshDatabase database) {
        return MigratorComponent.migrator(database.dataSource(), MigratorSettings.DEFAULT);
    }
}
