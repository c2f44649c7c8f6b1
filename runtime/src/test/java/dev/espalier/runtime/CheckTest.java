package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Baseline;
import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.RevisionIndex;
import dev.espalier.graph.Capability;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import dev.espalier.runtime.execute.LoadedHistory;
import dev.espalier.runtime.execute.StepFailed;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.testing.FreshDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Select;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a migration may do while it looks, and what becomes of a look that fails. */
class CheckTest {
    /** Makes the table. */
    public static final class Make implements Baseline {
        @Override
        public void create(MigrationContext db) {
            db.execute("create table sack (weight bigint)");
        }
    }

    /** Needs weights of at least 0. */
    public static final class Grind implements Migration {
        /** Its own statements. */
        public interface Sacks {
            @Select("select count(*) from sack where weight < 0")
            long impossible();
        }

        @Override
        public void check(MigrationContext db) {
            if (db.mapper(Sacks.class).impossible() > 0) {
                throw new Obstacle("a sack weighs less than nothing; weigh it again");
            }
        }

        @Override
        public void upgrade(MigrationContext db) {
            db.execute("update sack set weight = weight + 1");
        }
    }

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

    /** Mends what it should only look at. */
    public static final class Meddle implements Migration {
        @Override
        public void check(MigrationContext db) {
            db.execute("delete from sack");
        }

        @Override
        public void upgrade(MigrationContext db) {
            throw new AssertionError("was not checked");
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
            Migrator migrator = migrator(database.dataSource(), Make.class, Grind.class, Misspelt.class, Meddle.class);
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
            Migrator migrator = migrator(new PoolOfOne(connection), Make.class, Meddle.class);
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

    @Test
    void aConnectionThatMayOnlyReadStaysSo() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.SQLITE);
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            Migrator migrator = migrator(new PoolOfOne(connection), Make.class);
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
                    history(Make.class, Grind.class),
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
            Migrator migrator = migrator(database.dataSource(), MakeOrRefuse.class, Grind.class);
            migrator.migrate(Request.upgrade("t1"));
            migrator.migrate(Request.upgrade("t2"));
            assertThat(migrator.current().rows()).containsExactly("t2");
        }
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = migrator(database.dataSource(), Make.class, MakeOrRefuse.class);
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
            assertThatThrownBy(
                            () -> migrator(database.dataSource(), Hinder.class).migrate(Request.upgrade("t1")))
                    .isInstanceOf(Refused.class)
                    .hasMessage("[REV327] create t M t1 (t1) cannot be done: the mill stands still; wait for wind");
            assertThat(database.tables()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBaselineThatRefusesLaterLeavesWhatIsDone(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            List<RevisionNode> nodes = new ArrayList<>(tree("s", Make.class));
            nodes.addAll(tree("t", Hinder.class));
            Migrator migrator = new Migrator(database.dataSource(), history(nodes), Optional.empty());

            assertThatThrownBy(() -> migrator.migrate(Request.upgrade("heads")))
                    .isInstanceOf(StepFailed.class)
                    .hasMessage("create t M t1 (t1) failed and was undone: the mill stands still; wait for wind");
            assertThat(migrator.current().rows()).containsExactly("s1");
            assertThat(database.tables()).contains("sack");
        }
    }

    private static Migrator migrator(DataSource dataSource, Class<?>... steps) {
        return new Migrator(dataSource, history(steps), Optional.empty());
    }

    private static LoadedHistory history(Class<?>... steps) {
        return history(tree("t", steps));
    }

    private static LoadedHistory history(List<RevisionNode> nodes) {
        RevisionIndex index = new RevisionIndex() {
            @Override
            public HistorySettings settings() {
                return new HistorySettings("mill", "espalier_version", "", Ids.FREE, List.of());
            }

            @Override
            public List<RevisionNode> revisions() {
                return nodes;
            }
        };
        return LoadedHistory.of(List.of(index), CheckTest.class.getClassLoader());
    }

    /** The revisions t0, t1 and so on, one for each step behind the root. */
    private static List<RevisionNode> tree(String name, Class<?>... steps) {
        List<RevisionNode> nodes = new ArrayList<>();
        nodes.add(node(name, 0, List.of(), Set.of(), CheckTest.class));
        for (int i = 1; i <= steps.length; i++) {
            Class<?> step = steps[i - 1];
            Set<Capability> can = EnumSet.noneOf(Capability.class);
            if (Baseline.class.isAssignableFrom(step)) {
                can.add(Capability.CREATE);
            }
            if (Migration.class.isAssignableFrom(step)) {
                can.addAll(EnumSet.of(Capability.UPGRADE, Capability.CHECK));
            }
            nodes.add(node(name, i, List.of(name + (i - 1)), can, step));
        }
        return nodes;
    }

    private static RevisionNode node(
            String tree, int number, List<String> parents, Set<Capability> can, Class<?> type) {
        return new RevisionNode(
                tree + number,
                parents,
                List.of(),
                new TreeName(tree),
                number == 0 ? "" : "M",
                number == 0 ? "" : tree + number,
                can,
                type.getName(),
                "",
                "");
    }
}
