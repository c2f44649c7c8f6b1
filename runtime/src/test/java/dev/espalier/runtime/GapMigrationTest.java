package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.ManagerVersion;
import dev.espalier.ManagerVersions;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.OnlineContext;
import dev.espalier.OnlineMigration;
import dev.espalier.RevisionIndex;
import dev.espalier.graph.Capability;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import dev.espalier.runtime.execute.LoadedHistory;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.execute.StepFailed;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.Step;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.GivenIndex;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.ibatis.annotations.Select;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real databases that were at 3 when 2 came into the history, below it. */
class GapMigrationTest {
    private static final RevisionNode ROOT = node("0", List.of(), "", Set.of());
    private static final RevisionNode ONE = node("1", List.of("0"), "One", Set.of(Capability.UPGRADE));
    private static final RevisionNode TWO = node("2", List.of("1"), "Two", Set.of(Capability.UPGRADE));
    private static final RevisionNode TWO_ONLINE =
            node("2", List.of("1"), "TwoOnline", Set.of(Capability.UPGRADE, Capability.ONLINE));
    private static final RevisionNode THREE = node("3", List.of("1"), "Three", Set.of(Capability.UPGRADE));
    private static final RevisionNode THREE_AFTER_TWO = node("3", List.of("2"), "Three", Set.of(Capability.UPGRADE));
    private static final RevisionNode FOUR = node("4", List.of("3"), "Four", Set.of(Capability.UPGRADE));

    /** Makes the table. */
    public static final class One implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("create table pen (colour text)");
            db.execute("insert into pen values ('red')");
        }
    }

    /** Doing it twice would show. */
    public static final class Two implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("insert into pen (colour) values ('blue')");
        }
    }

    /** The same outside of a transaction; the first time it fails. */
    public static final class TwoOnline implements OnlineMigration {
        private static boolean failed;

        @Override
        public void upgrade(OnlineContext db) {
            db.createIndex("pen", "colour");
            failed = !failed;
            if (failed) {
                throw new IllegalStateException("out of ink");
            }
        }
    }

    /** Goes without two, and with it. */
    public static final class Three implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("alter table pen add column price bigint");
        }
    }

    /** One more. */
    public static final class Four implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("update pen set price = 1");
        }
    }

    /** The application's own record, for an application that has one. */
    public static final class Owner implements ManagerVersions {
        /** Its table. */
        public interface Rows {
            @Select("select version from owner")
            List<String> versions();
        }

        @Override
        public Optional<Map<String, ManagerVersion>> read(MigrationContext db) {
            if (!db.tables().contains("owner")) {
                return Optional.empty();
            }
            return db.mapper(Rows.class).versions().stream()
                    .findFirst()
                    .map(version -> Map.of("desk", new ManagerVersion("Pens", version)))
                    .or(() -> Optional.of(Map.of()));
        }

        @Override
        public void move(MigrationContext db, String tree, ManagerVersion to) {
            db.execute("delete from owner");
            db.execute("insert into owner values ('" + to.version() + "')");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aGapIsRefusedAndNothingIsChanged(Dialect dialect) throws Exception {
        try (FreshDatabase database = at3(dialect)) {
            Migrator migrator = migrator(database, "", ROOT, ONE, TWO, THREE_AFTER_TWO, FOUR);

            for (Request request : List.of(Request.upgrade("heads"), Request.downgrade("3"))) {
                assertThatThrownBy(() -> migrator.migrate(request))
                        .isInstanceOf(Refused.class)
                        .hasMessageContaining("[REV319] desk Pens 2 (2)")
                        .hasMessageContaining("--gaps apply")
                        .hasMessageContaining("--gaps accept");
            }
            assertThatThrownBy(migrator::check).hasMessageContaining("REV319");
            assertThat(migrator.current().rows()).containsExactly("3");
            assertThat(colours(database)).containsExactly("red");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aGapIsAppliedOnceBeforeTheRestOfThePlan(Dialect dialect) throws Exception {
        try (FreshDatabase database = at3(dialect)) {
            Migrator migrator = migrator(database, "", ROOT, ONE, TWO, THREE_AFTER_TWO, FOUR);
            Plan plan = migrator.migrate(Request.upgrade("heads").applyingGaps());

            assertThat(plan.steps().stream().map(Step::title))
                    .containsExactly("apply desk Pens 2 (2)", "upgrade desk Pens 4 (4)");
            assertThat(migrator.current().rows()).containsExactly("4");
            assertThat(database.texts("select colour || price from pen order by 1"))
                    .containsExactly("blue1", "red1");
            assertThat(database.texts("select rows_before || '>' || rows_after from espalier_journal"
                            + " where direction = 'apply'"))
                    .containsExactly("3>3");

            assertThat(migrator.plan(Request.upgrade("heads").applyingGaps()).isEmpty())
                    .isTrue();
            assertThat(migrator.plan(Request.upgrade("heads")).isEmpty()).isTrue();
            migrator.check();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aGapOutsideOfATransactionGoesOnWhereItFailed(Dialect dialect) throws Exception {
        try (FreshDatabase database = at3(dialect)) {
            Migrator migrator = migrator(database, "", ROOT, ONE, TWO_ONLINE, THREE_AFTER_TWO, FOUR);
            Request apply = Request.upgrade("heads").applyingGaps();
            assertThatThrownBy(() -> migrator.migrate(apply))
                    .isInstanceOf(StepFailed.class)
                    .hasMessage("apply desk Pens 2 (2) failed and is not finished: out of ink");
            assertThatThrownBy(() -> migrator.plan(Request.upgrade("heads").acceptingGaps("no pens are left")))
                    .hasMessageContaining("[REV335] apply desk Pens 2 (2)")
                    .hasMessageContaining("upgrade DATABASE --gaps apply");
            assertThat(migrator.status().gaps()).containsExactly(TWO_ONLINE);

            migrator.migrate(apply);
            assertThat(migrator.current().rows()).containsExactly("4");
            assertThat(database.texts("select rows_before || '>' || rows_after from espalier_journal"
                            + " where direction = 'apply' and finished is not null"))
                    .containsExactly("3>3");
            assertThat(database.texts("select revision from espalier_journal where direction = 'apply'"))
                    .hasSize(1);
            assertThat(migrator.plan(apply).isEmpty()).isTrue();
            migrator.check();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAcceptedGapIsNoneAnyMore(Dialect dialect) throws Exception {
        try (FreshDatabase database = at3(dialect)) {
            Migrator migrator = migrator(database, "", ROOT, ONE, TWO, THREE_AFTER_TWO, FOUR);
            migrator.migrate(Request.upgrade("3").acceptingGaps("no pens are left"));

            assertThat(migrator.current().rows()).containsExactly("3");
            assertThat(colours(database)).containsExactly("red");
            assertThat(database.texts(
                            "select revision || ' ' || reason from espalier_journal where direction = 'accept'"))
                    .containsExactly("2 no pens are left");
            for (String reason : List.of(" ", "two\nlines")) {
                assertThatThrownBy(() -> Request.upgrade("heads").acceptingGaps(reason))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(migrator.plan(Request.upgrade("heads")).steps()).hasSize(1);
            migrator.check();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aGapThatFailsIsUndoneAndStaysAGap(Dialect dialect) throws Exception {
        try (FreshDatabase database = at3(dialect)) {
            Migrator migrator = migrator(database, "", ROOT, ONE, TWO, THREE_AFTER_TWO);
            database.execute("alter table pen rename to pencil");

            assertThatThrownBy(() -> migrator.migrate(Request.upgrade("heads").applyingGaps()))
                    .isInstanceOf(StepFailed.class)
                    .hasMessageContaining("apply desk Pens 2 (2) failed and was undone");
            assertThatThrownBy(migrator::check).hasMessageContaining("REV319");
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutItsJournalADatabaseHasNoGaps(Dialect dialect) throws Exception {
        try (FreshDatabase database = at3(dialect)) {
            database.execute("drop table espalier_journal");
            Migrator migrator = migrator(database, "", ROOT, ONE, TWO, THREE_AFTER_TWO, FOUR);
            migrator.migrate(Request.upgrade("heads"));

            migrator.check();
            assertThat(migrator.current().rows()).containsExactly("4");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theApplicationsRecordStaysWhereItIs(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            database.execute("create table owner (version text)");
            String managers = Owner.class.getName();
            migrator(database, managers, ROOT, ONE, THREE).migrate(Request.stamp(List.of("desk"), false));
            migrator(database, managers, ROOT, ONE, THREE).migrate(Request.upgrade("desk"));

            Migrator migrator = migrator(database, managers, ROOT, ONE, TWO, THREE_AFTER_TWO, FOUR);
            migrator.migrate(Request.upgrade("3").applyingGaps());
            assertThat(database.texts("select version from owner")).containsExactly("3");
            assertThat(colours(database)).containsExactly("blue", "red");
            migrator.migrate(Request.upgrade("heads"));
            assertThat(database.texts("select version from owner")).containsExactly("4");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theApplicationsRecordMovesWithAStepOutsideOfATransaction(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            database.execute("create table owner (version text)");
            Migrator migrator = migrator(database, Owner.class.getName(), ROOT, ONE, TWO_ONLINE);
            migrator.migrate(Request.stamp(List.of("desk"), false));
            assertThatThrownBy(() -> migrator.migrate(Request.upgrade("desk"))).isInstanceOf(StepFailed.class);
            assertThat(database.texts("select version from owner")).containsExactly("1");

            Plan plan = migrator.plan(Request.upgrade("desk"));
            database.execute("update owner set version = '7'");
            assertThatThrownBy(() -> migrator.run(plan, Progress.SILENT))
                    .isInstanceOf(StepFailed.class)
                    .hasMessageContaining("the application's record says that tree desk is at Pens 7");
            assertThat(migrator.current().rows()).containsExactly("1");
            database.execute("update owner set version = '1'");
            migrator.migrate(Request.upgrade("desk"));
            assertThat(database.texts("select version from owner")).containsExactly("2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyAtOnceApplyAGapOnce(Dialect dialect) throws Exception {
        for (int round = 0; round < 5; round++) {
            try (FreshDatabase database = at3(dialect)) {
                Migrator migrator = migrator(database, "", ROOT, ONE, TWO, THREE_AFTER_TWO, FOUR);
                Request request = Request.upgrade(round % 2 == 0 ? "3" : "4").applyingGaps();
                Plan plan = migrator.plan(request);
                ExecutorService pool = Executors.newFixedThreadPool(4);
                List<Future<?>> all = IntStream.range(0, 4)
                        .<Future<?>>mapToObj(i -> pool.submit(() -> migrator.run(plan, Progress.SILENT)))
                        .toList();
                for (Future<?> one : all) {
                    one.get();
                }
                pool.shutdown();

                assertThat(colours(database)).containsExactly("blue", "red");
                assertThat(database.texts("select revision from espalier_journal where direction = 'apply'"))
                        .containsExactly("2");
            }
        }
    }

    private static FreshDatabase at3(Dialect dialect) throws Exception {
        FreshDatabase database = FreshDatabase.of(dialect);
        migrator(database, "", ROOT, ONE, THREE).migrate(Request.upgrade("heads"));
        return database;
    }

    private static List<String> colours(FreshDatabase database) throws Exception {
        return database.texts("select colour from pen order by 1");
    }

    private static Migrator migrator(FreshDatabase database, String managers, RevisionNode... nodes) {
        RevisionIndex index = new GivenIndex(
                new HistorySettings("desk", "espalier_version", managers, Ids.FREE, List.of()), List.of(nodes));
        LoadedHistory history = LoadedHistory.of(List.of(index), GapMigrationTest.class.getClassLoader());
        return new Migrator(database.dataSource(), history, Optional.empty());
    }

    private static RevisionNode node(String id, List<String> parents, String type, Set<Capability> capabilities) {
        boolean root = parents.isEmpty();
        return new RevisionNode(
                id,
                parents,
                List.of(),
                new TreeName("desk"),
                root ? "" : "Pens",
                root ? "" : id,
                capabilities,
                GapMigrationTest.class.getName() + "$" + type,
                "",
                "");
    }
}
