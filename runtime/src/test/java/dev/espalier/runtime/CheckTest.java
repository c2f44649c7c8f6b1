package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Baseline;
import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.graph.RevisionNode;
import dev.espalier.runtime.Mill.Grind;
import dev.espalier.runtime.Mill.Make;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.execute.StepFailed;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.testing.FreshDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ibatis.annotations.Select;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a migration may do while it looks, and what becomes of a look that fails. */
class CheckTest {
    /** Asks for a column that is not there. */
    public static final class Misspelt implements Migration {
        @Override
        public void check(MigrationContext db) {
            db.execute("select wieght from sack");
        }

        @Override
        public void upgrade(MigrationContext db) {
            throw new AssertionError("was not checked");
        }
    }

    /** Mends what it should only look at, where there is anything to mend. */
    public static final class Meddle implements Migration {
        /** Its own statements. */
        public interface Sacks {
            @Select("select count(*) from sack")
            long all();
        }

        @Override
        public void check(MigrationContext db) {
            if (db.mapper(Sacks.class).all() > 0) {
                db.execute("delete from sack");
            }
        }

        @Override
        public void upgrade(MigrationContext db) {
            db.execute("insert into sack values (7)");
        }
    }

    /** Looks at weights as they were before it; while it looks for the first time, another process is faster. */
    public static final class Outrun implements Migration {
        static Runnable other = () -> {};

        @Override
        public void check(MigrationContext db) {
            Runnable now = other;
            other = () -> {};
            now.run();
            db.execute("select 1 from sack where weight < 9223372036854775807");
        }

        @Override
        public void upgrade(MigrationContext db) {
            db.execute("alter table sack alter column weight type text");
        }
    }

    /** Makes nothing, because something is in the way. */
    public static final class Hinder implements Baseline {
        @Override
        public void create(MigrationContext db) {
            throw new Obstacle("the mill stands still; wait for wind");
        }
    }

    /** Makes the table from nothing, but not from what was before. */
    public static final class MakeOrRefuse implements Baseline, Migration {
        @Override
        public void create(MigrationContext db) {
            db.execute("create table sack (weight bigint)");
        }

        @Override
        public void check(MigrationContext db) {
            throw new Obstacle("there is something already; take it away");
        }

        @Override
        public void upgrade(MigrationContext db) {
            throw new AssertionError("was not checked");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLookThatFailsIsTheSteps(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator =
                    Mill.migrator(database.dataSource(), Make.class, Grind.class, Misspelt.class, Meddle.class);
            migrator.migrate(Request.upgrade("t1"));
            database.execute("insert into sack values (-1)");

            assertThatThrownBy(() -> migrator.plan(Request.upgrade("t4")))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith(
                            "[REV327] upgrade t M t2 (t2) cannot be done: a sack weighs less than nothing;"
                                    + " weigh it again\n[REV329] upgrade t M t3 (t3) cannot be checked: ")
                    .hasMessageContaining("wieght")
                    .hasMessageEndingWith("; mend that, or the check of " + Misspelt.class.getName())
                    .hasMessageNotContaining("REV318")
                    .message()
                    .hasLineCount(2);
            assertThat(migrator.current().rows()).containsExactly("t1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLookCannotWrite(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect);
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            Migrator migrator = Mill.migrator(new PoolOfOne(connection), Make.class, Meddle.class);
            migrator.migrate(Request.upgrade("t1"));
            statement.execute("insert into sack values (3)");

            assertThatThrownBy(() -> migrator.plan(Request.upgrade("t2")))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("[REV329] upgrade t M t2 (t2) cannot be checked: ")
                    .hasMessageNotContaining("REV315");
            assertThat(database.texts("select weight from sack")).containsExactly("3");
            assertThat(statement.executeUpdate("update sack set weight = 4"))
                    .as("what the connection may do afterwards")
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLookCannotWriteWithinItsStepEither(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = Mill.migrator(database.dataSource(), Make.class, Meddle.class);
            migrator.migrate(Request.upgrade("t1"));
            Plan plan = migrator.plan(Request.upgrade("t2"));
            database.execute("insert into sack values (3)");

            assertThatThrownBy(() -> migrator.run(plan, Progress.SILENT))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("[REV329] upgrade t M t2 (t2) cannot be checked: ")
                    .hasMessageContaining("; mend that, or the check of " + Meddle.class.getName());
            assertThat(database.texts("select weight from sack")).containsExactly("3");
            assertThat(migrator.current().rows()).containsExactly("t1");

            database.execute("delete from sack");
            migrator.run(plan, Progress.SILENT);
            assertThat(database.texts("select weight from sack"))
                    .as("what the step writes after the look")
                    .containsExactly("7");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLookThatFailsInALaterStepLeavesWhatIsDone(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = Mill.migrator(database.dataSource(), Make.class, Meddle.class, Meddle.class);
            migrator.migrate(Request.upgrade("t1"));

            assertThatThrownBy(() -> migrator.migrate(Request.upgrade("t3")))
                    .isInstanceOf(StepFailed.class)
                    .hasMessageStartingWith("upgrade t M t3 (t3) failed and was undone: ");
            assertThat(database.texts("select weight from sack")).containsExactly("7");
            assertThat(migrator.current().rows()).containsExactly("t2");
        }
    }

    @Test
    void aConnectionThatMayOnlyReadStaysSo() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.SQLITE);
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            Migrator migrator = Mill.migrator(new PoolOfOne(connection), Make.class);
            statement.execute("pragma query_only = on");

            assertThat(migrator.plan(Request.upgrade("t1")).steps()).hasSize(1);
            assertThatThrownBy(() -> statement.execute("create table t (i int)"))
                    .hasMessageContaining("readonly");
        }
    }

    @Test
    void looksAtTheSchemaThatIsMigrated() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            database.execute("create schema \"Reg-1\"", "create table sack (weight bigint)");
            Migrator migrator = new Migrator(
                    database.dataSource(),
                    Mill.history(Mill.tree("t", Make.class, Grind.class)),
                    Optional.of(new MigratorSettings(Optional.of("Reg-1"), Map.of())));
            migrator.migrate(Request.upgrade("t1"));
            database.execute("insert into \"Reg-1\".sack values (-1)");

            assertThatThrownBy(() -> migrator.plan(Request.upgrade("t2")))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("[REV327] upgrade t M t2 (t2) cannot be done: a sack");

            database.execute("update \"Reg-1\".sack set weight = 1", "insert into sack values (-1)");
            migrator.migrate(Request.upgrade("t2"));
            assertThat(database.texts("select weight from \"Reg-1\".sack")).containsExactly("2");
            assertThat(database.texts("select weight from sack")).containsExactly("-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMadeFromNothingHasNothingInItsWay(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = Mill.migrator(database.dataSource(), MakeOrRefuse.class, Grind.class);
            migrator.migrate(Request.upgrade("t1"));
            migrator.migrate(Request.upgrade("t2"));
            assertThat(migrator.current().rows()).containsExactly("t2");
        }
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = Mill.migrator(database.dataSource(), Make.class, MakeOrRefuse.class);
            migrator.migrate(Request.upgrade("t1"));
            assertThatThrownBy(() -> migrator.migrate(Request.upgrade("t2")))
                    .isInstanceOf(Refused.class)
                    .hasMessage(
                            "[REV327] upgrade t M t2 (t2) cannot be done: there is something already; take it away");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBaselineMayRefuse(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            assertThatThrownBy(() ->
                            Mill.migrator(database.dataSource(), Hinder.class).migrate(Request.upgrade("t1")))
                    .isInstanceOf(Refused.class)
                    .hasMessage("[REV327] create t M t1 (t1) cannot be done: the mill stands still; wait for wind");
            assertThat(database.tables()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBaselineThatRefusesLaterLeavesWhatIsDone(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            List<RevisionNode> nodes = new ArrayList<>(Mill.tree("s", Make.class));
            nodes.addAll(Mill.tree("t", Hinder.class));
            Migrator migrator = new Migrator(database.dataSource(), Mill.history(nodes), Optional.empty());

            assertThatThrownBy(() -> migrator.migrate(Request.upgrade("heads")))
                    .isInstanceOf(StepFailed.class)
                    .hasMessage("create t M t1 (t1) failed and was undone: the mill stands still; wait for wind");
            assertThat(migrator.current().rows()).containsExactly("s1");
            assertThat(database.tables()).contains("sack");
        }
    }

    /** In PostgreSQL a transaction that reads sees tables as they are now; SQLite lets nobody write meanwhile. */
    @Test
    void aLookIsRepeatedWhenAnotherProcessWasFaster() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            Mill.migrator(database.dataSource(), Make.class).migrate(Request.upgrade("heads"));
            Migrator migrator = Mill.migrator(database.dataSource(), Make.class, Outrun.class);
            Outrun.other = () -> Mill.migrator(database.dataSource(), Make.class, Outrun.class)
                    .migrate(Request.upgrade("heads"));

            assertThat(migrator.plan(Request.upgrade("heads")).isEmpty()).isTrue();
        }
    }
}
