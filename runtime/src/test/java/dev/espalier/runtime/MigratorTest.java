package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.RevisionIndex;
import dev.espalier.graph.Capability;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import dev.espalier.runtime.execute.LoadedHistory;
import dev.espalier.runtime.execute.StepFailed;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.GivenIndex;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Migrates real databases along the history of a small shop. */
class MigratorTest {
    private static final List<String> ALL =
            List.of("audit_0", "shop_0", "shop_1", "shop_2", "audit_1", "shop_3", "nested_1");

    @ParameterizedTest
    @EnumSource
    void anEmptyDatabaseGoesToTheHeads(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            migrator(database).migrate(Request.upgrade("heads"));

            assertThat(database.texts("select version_num from espalier_version order by 1"))
                    .containsExactly("audit_1", "nested_1", "shop_3");
            assertThat(database.texts("select name || ' ' || vat from customer"))
                    .containsExactly("Ada 19");
            assertThat(database.texts("select revision from espalier_journal order by id"))
                    .containsExactlyInAnyOrderElementsOf(ALL);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theJournalSaysWhatWasDone(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            migrator(database).migrate(Request.upgrade("shop_1"));

            assertThat(database.texts("select tree || ' ' || manager || ' ' || version || ' ' || direction"
                            + " from espalier_journal where revision = 'shop_1'"))
                    .containsExactly("shop Store 1 upgrade");
            assertThat(database.texts("select applied_by from espalier_journal"))
                    .allMatch(by -> by.startsWith(System.getProperty("user.name") + "@"));
            assertThat(database.texts("select fingerprint from espalier_journal where revision = 'shop_1'"))
                    .allMatch(fingerprint -> fingerprint.matches("[0-9a-f]{16}"));
            assertThat(database.texts("select tool_version from espalier_journal"))
                    .allMatch(version -> version.matches("\\d+\\.\\d+\\.\\d+.*"));
            assertThat(database.texts("select count(*) from espalier_journal where finished >= started"))
                    .containsExactly("2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void thereAndBack(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = migrator(database);
            migrator.migrate(Request.upgrade("shop_2"));
            migrator.migrate(Request.downgrade("shop_1"));

            assertThat(migrator.current().rows()).containsExactly("shop_1");
            assertThat(database.texts("select direction from espalier_journal where revision = 'shop_2' order by id"))
                    .containsExactly("upgrade", "downgrade");
            assertThatThrownBy(() -> database.texts("select vat from customer")).hasMessageContaining("vat");
        }
    }

    @ParameterizedTest
    @EnumSource
    void twiceIsNothing(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            migrator(database).migrate(Request.upgrade("heads"));
            Plan second = migrator(database).migrate(Request.upgrade("heads"));

            assertThat(second.isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStepThatFailsLeavesNothingBehindAndCanBeRepeated(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = migrator(database);
            migrator.migrate(Request.upgrade("shop_1"));
            database.execute("alter table customer add column vat bigint");

            assertThatThrownBy(() -> migrator.migrate(Request.upgrade("shop_2")))
                    .isInstanceOf(StepFailed.class)
                    .hasMessageContaining("shop Store 2 (shop_2) failed and was undone");
            assertThat(migrator.current().rows()).containsExactly("shop_1");
            assertThatThrownBy(() -> database.texts("select id from invoice")).hasMessageContaining("invoice");
            assertThat(database.texts("select revision from espalier_journal order by id"))
                    .containsExactly("shop_0", "shop_1");

            database.execute("alter table customer drop column vat");
            migrator.migrate(Request.upgrade("shop_2"));
            assertThat(migrator.current().rows()).containsExactly("shop_2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFirstStepThatFailsLeavesAnEmptyDatabaseEmpty(Dialect dialect) throws Exception {
        RevisionNode gone = new RevisionNode(
                "x0", List.of(), List.of(), new TreeName("x"), "", "", Set.of(Capability.UPGRADE), "gone.X", "", "");
        LoadedHistory history = LoadedHistory.of(List.of(index(gone)), MigratorTest.class.getClassLoader());
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = new Migrator(database.dataSource(), history, Optional.empty());

            assertThatThrownBy(() -> migrator.migrate(Request.upgrade("x")))
                    .isInstanceOf(StepFailed.class)
                    .hasMessageContaining("gone.X cannot be instantiated");
            assertThat(database.tables()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDetourLeadsToTheOtherBranch(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            database.execute("create table shelf (id bigint primary key)");
            Migrator migrator = migrator(database);
            migrator.migrate(Request.stamp(List.of("flat_1"), false));

            Plan plan = migrator.migrate(Request.upgrade("stock-Nested"));

            assertThat(plan.steps())
                    .extracting(step -> step.node().tree() + " " + step.node().id())
                    .containsExactly("stock flat_2", "stock/flat_to_nested nested_1");
            assertThat(migrator.current().rows()).containsExactly("nested_1");
            assertThat(database.texts("select height from rack")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tablesWithoutAnyRecordAreNotTouched(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            database.execute("create table somebody_elses (id bigint)");

            assertThatThrownBy(() -> migrator(database).migrate(Request.upgrade("heads")))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("REV305");
            assertThat(database.tables()).containsExactly("somebody_elses");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowOfAnotherBuildIsRefused(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = migrator(database);
            migrator.migrate(Request.upgrade("shop_1"));
            database.execute("update espalier_version set version_num = 'shop_9'");

            assertThatThrownBy(() -> migrator.migrate(Request.upgrade("heads")))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("shop_9, which this build does not know");
        }
    }

    @Test
    void aPooledConnectionGetsItsSettingsBack() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.SQLITE);
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("pragma foreign_keys = on");
            connection.setAutoCommit(false);
            DataSource pool = new PoolOfOne(connection);
            MigratorComponent.migrator(pool, MigratorSettings.DEFAULT).migrate(Request.upgrade("heads"));

            assertThat(connection.getAutoCommit()).isFalse();
            try (ResultSet rows = statement.executeQuery("pragma foreign_keys")) {
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStampOfADatabaseThatMayOnlyBeReadIsRefused(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            database.execute("create table shelf (id bigint primary key)");
            Migrator migrator = MigratorComponent.migrator(database.readOnly(), MigratorSettings.DEFAULT);

            assertThatThrownBy(() -> migrator.migrate(Request.stamp(List.of("flat_1"), false)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("REV315");
            assertThat(database.tables()).containsExactly("shelf");
        }
    }

    @ParameterizedTest
    @EnumSource
    void optionsReachTheMigration(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            MigratorComponent.migrator(
                            database.dataSource(), new MigratorSettings(Optional.empty(), Map.of("vat", "7")))
                    .migrate(Request.upgrade("shop_2"));

            assertThat(database.texts("select vat from customer")).containsExactly("7");
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyAtOnceDoEachStepOnce(Dialect dialect) throws Exception {
        for (int round = 0; round < 5; round++) {
            try (FreshDatabase database = FreshDatabase.of(dialect)) {
                ExecutorService pool = Executors.newFixedThreadPool(4);
                List<Future<Plan>> all = IntStream.range(0, 4)
                        .mapToObj(i -> pool.submit(() -> migrator(database).migrate(Request.upgrade("heads"))))
                        .toList();
                for (Future<Plan> one : all) {
                    one.get();
                }
                pool.shutdown();

                assertThat(database.texts("select revision from espalier_journal"))
                        .containsExactlyInAnyOrderElementsOf(ALL);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLookTellsWhatAnUpgradeHasStillToReach(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = migrator(database);
            migrator.migrate(Request.upgrade("shop_2"));

            assertThat(migrator.survey().pending().stream().map(RevisionNode::id))
                    .containsExactlyInAnyOrder("audit_0", "audit_1", "shop_3", "stock_0", "nested_1");
            migrator.migrate(Request.upgrade("heads"));
            assertThat(migrator.survey().pending()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereTheBranchIsOpenNothingIsKnownToBePending(Dialect dialect) throws Exception {
        LoadedHistory history = LoadedHistory.of(
                List.of(index(
                        node("x0", "", List.of()), node("a1", "A", List.of("x0")), node("b1", "B", List.of("x0")))),
                MigratorTest.class.getClassLoader());
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = new Migrator(database.dataSource(), history, Optional.empty());

            assertThatThrownBy(() -> migrator.plan(Request.upgrade("heads"))).isInstanceOf(Refused.class);
            assertThat(migrator.survey().pending()).isEmpty();
        }
    }

    private static RevisionNode node(String id, String manager, List<String> parents) {
        return new RevisionNode(
                id,
                parents,
                List.of(),
                new TreeName("x"),
                manager,
                manager.isEmpty() ? "" : "1",
                Set.of(Capability.UPGRADE),
                "gone.X",
                "",
                "");
    }

    private static Migrator migrator(FreshDatabase database) {
        return MigratorComponent.migrator(database.dataSource(), MigratorSettings.DEFAULT);
    }

    private static RevisionIndex index(RevisionNode... nodes) {
        return new GivenIndex(new HistorySettings("x", "espalier_version", "", Ids.FREE, List.of()), List.of(nodes));
    }
}
