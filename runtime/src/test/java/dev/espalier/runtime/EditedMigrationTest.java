package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.RevisionIndex;
import dev.espalier.graph.Capability;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import dev.espalier.runtime.execute.LoadedHistory;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.GivenIndex;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real databases that meet builds in which an applied migration was edited, or with fewer revisions, or others. */
class EditedMigrationTest {
    private static final RevisionNode ROOT = node("desk", "0", List.of(), "");
    private static final RevisionNode ONE = node("desk", "1", List.of("0"), "a1");
    private static final RevisionNode TWO = node("desk", "2", List.of("1"), "a2");
    private static final RevisionNode THREE = node("desk", "3", List.of("2"), "a3");
    private static final RevisionNode ONE_EDITED = node("desk", "1", List.of("0"), "b1");
    private static final RevisionNode TWO_EDITED = node("desk", "2", List.of("1"), "b2");
    private static final RevisionNode TWO_EDITED_AGAIN = node("desk", "2", List.of("1"), "c2");

    /** Writes down that it was there. */
    public static final class Note implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("create table if not exists note (text text)");
            db.execute("insert into note values ('on')");
        }

        @Override
        public void downgrade(MigrationContext db) {
            db.execute("insert into note values ('back')");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyEditIsNamedAndNothingIsDone(Dialect dialect) throws Exception {
        try (FreshDatabase database = at2(dialect)) {
            List<String> before = database.content();
            Migrator migrator = migrator(database, ROOT, ONE_EDITED, TWO_EDITED, THREE);

            for (String target : List.of("heads", "2")) {
                assertThatThrownBy(() -> migrator.migrate(Request.upgrade(target)))
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.refusals()).hasSize(2))
                        .hasMessageMatching("(?s)\\[REV346] .*\\$Note was edited since upgrade desk Pens 1 \\(1\\) at"
                                + " [0-9-]+T[0-9:]+Z by [^ ]+@[^ ]+ with espalier [^ ]+; take the edit back, or write"
                                + " down that it is fine with: accept 1 DATABASE --reason TEXT\n\\[REV346] .*");
            }
            assertThatThrownBy(() -> migrator.status().check()).hasMessageContaining("accept 2 DATABASE");
            assertThat(migrator.status().edits()).hasSize(2);
            assertThat(database.content()).isEqualTo(before);
            migrator.check();

            migrator(database, ROOT, ONE, TWO, THREE).migrate(Request.upgrade("heads"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAcceptedIsReportedWhenItIsEditedAgain(Dialect dialect) throws Exception {
        try (FreshDatabase database = at2(dialect)) {
            Migrator migrator = migrator(database, ROOT, ONE, TWO_EDITED, THREE);
            List<String> notes = database.texts("select text from note");
            assertThat(migrator.accept("desk-Pens@2", " it's a typo; $1 ? ").steps())
                    .hasSize(1);

            assertThat(database.texts("select direction || ' ' || revision || ' ' || rows_before || '>' || rows_after"
                            + " || ' ' || fingerprint || ' ' || reason from espalier_journal where reason is not null"))
                    .containsExactly("accept 2 2>2 b2 it's a typo; $1 ?");
            assertThat(database.texts("select text from note")).isEqualTo(notes);
            assertThatThrownBy(() -> migrator.accept("2", "again"))
                    .hasMessageContaining("[REV347] there is nothing to accept about desk Pens 2 (2): it is applied");
            migrator.migrate(Request.upgrade("heads"));
            migrator.status().check();

            Migrator later = migrator(database, ROOT, ONE, TWO_EDITED_AGAIN, THREE);
            assertThatThrownBy(() -> later.status().check())
                    .hasMessageContaining("[REV346]")
                    .hasMessageContaining("was edited since accept desk Pens 2 (2)");
        }
    }

    @ParameterizedTest
    @EnumSource
    void thereMustBeSomethingToAcceptAndAReason(Dialect dialect) throws Exception {
        try (FreshDatabase database = at2(dialect)) {
            List<String> before = database.content();
            Migrator migrator = migrator(database, ROOT, ONE, TWO_EDITED, THREE);
            for (String[] expected : new String[][] {
                {"1", "[REV347] there is nothing to accept about desk Pens 1 (1): it is applied, and the journal"},
                {"3", "[REV347] there is nothing to accept about desk Pens 3 (3): it is not applied; carry it out"},
                {"desc", "[REV301] no revision, tree or branch is called 'desc'; did you mean desk?"},
                {"base", "[REV301]"},
            }) {
                assertThatThrownBy(() -> migrator.accept(expected[0], "because"))
                        .isInstanceOf(Refused.class)
                        .hasMessageStartingWith(expected[1]);
            }
            for (String reason : List.of("", "  ", "two\nlines")) {
                assertThatThrownBy(() -> migrator.accept("2", reason)).isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(database.content()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aGapIsAcceptedAloneWithAReason(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            RevisionNode skipping = node("desk", "3", List.of("1"), "a3");
            migrator(database, ROOT, ONE, skipping).migrate(Request.upgrade("heads"));
            Migrator migrator = migrator(database, ROOT, ONE, TWO, THREE);
            assertThatThrownBy(migrator::check).hasMessageContaining("REV319");
            migrator.accept("2", "done by hand");
            migrator.status().check();
            assertThat(database.texts("select reason from espalier_journal where revision = '2'"))
                    .containsExactly("done by hand");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasEditedCanBeUndone(Dialect dialect) throws Exception {
        try (FreshDatabase database = at2(dialect)) {
            Migrator migrator = migrator(database, ROOT, ONE, TWO_EDITED, THREE);
            migrator.migrate(Request.downgrade("1"));
            migrator.migrate(Request.upgrade("2"));
            assertThat(migrator.survey().edits()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyAtOnceAcceptOnce(Dialect dialect) throws Exception {
        try (FreshDatabase database = at2(dialect)) {
            Migrator migrator = migrator(database, ROOT, ONE, TWO_EDITED, THREE);
            Plan plan = migrator.plan(Request.accept("2", "fine"));
            ExecutorService pool = Executors.newFixedThreadPool(4);
            List<Future<?>> all = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(i -> pool.submit((Callable<?>) () -> migrator.run(plan, Progress.SILENT)))
                    .toList();
            int refused = 0;
            for (Future<?> one : all) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    assertThat(e).hasMessageContaining("REV347");
                    refused++;
                }
            }
            pool.shutdown();
            assertThat(refused).isEqualTo(3);
            assertThat(database.texts("select reason from espalier_journal where direction = 'accept'"))
                    .containsExactly("fine");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseAheadOfTheBuildIsToldFromAForeignOne(Dialect dialect) throws Exception {
        try (FreshDatabase database = at2(dialect)) {
            migrator(database, ROOT, ONE, TWO, THREE).migrate(Request.upgrade("heads"));
            List<String> before = database.content();
            Migrator older = migrator(database, ROOT, ONE);
            refuse(
                    older,
                    "\\[REV348] the database is ahead of this build: it was moved to desk Pens 3 \\(3\\) at"
                            + " [0-9-]+T[0-9:]+Z by [^ ]+@[^ ]+ with espalier [^ ]+; use a build that has this revision, .*");

            RevisionNode shelf = node("shelf", "s", List.of(), "");
            refuse(
                    migrator(database, shelf),
                    "\\[REV303] the database stands at revision 3, which this build does not know, and by the journal it"
                            + " is of another history: upgrade desk Pens 3 \\(3\\) at .*; check that this is the right .*");
            assertThat(database.content()).isEqualTo(before);

            database.execute("update espalier_version set version_num = 'f'");
            refuse(older, "\\[REV303] .* revision f, .* and no journal tells how it came there; check .*");
            database.execute("drop table espalier_journal");
            refuse(older, "\\[REV303] .* and no journal tells .*");
        }
    }

    private static void refuse(Migrator migrator, String message) {
        for (Runnable question : List.<Runnable>of(
                migrator::check,
                () -> migrator.status().check(),
                () -> migrator.plan(Request.upgrade("heads")),
                () -> migrator.plan(Request.downgrade("1")),
                () -> migrator.plan(Request.stamp(List.of("1"), false)),
                () -> migrator.accept("1", "why"))) {
            assertThatThrownBy(question::run).isInstanceOf(Refused.class).hasMessageMatching(message);
        }
    }

    private static FreshDatabase at2(Dialect dialect) throws Exception {
        FreshDatabase database = FreshDatabase.of(dialect);
        migrator(database, ROOT, ONE, TWO).migrate(Request.upgrade("heads"));
        return database;
    }

    private static Migrator migrator(FreshDatabase database, RevisionNode... nodes) {
        RevisionIndex index = new GivenIndex(
                new HistorySettings("desk", "espalier_version", "", Ids.FREE, List.of()), List.of(nodes));
        LoadedHistory history = LoadedHistory.of(List.of(index), EditedMigrationTest.class.getClassLoader());
        return new Migrator(database.dataSource(), history, Optional.empty());
    }

    private static RevisionNode node(String tree, String id, List<String> parents, String fingerprint) {
        boolean root = parents.isEmpty();
        return new RevisionNode(
                id,
                parents,
                List.of(),
                new TreeName(tree),
                root ? "" : "Pens",
                root ? "" : id,
                root ? Set.of() : Set.of(Capability.UPGRADE, Capability.DOWNGRADE),
                Note.class.getName(),
                "",
                fingerprint);
    }
}
