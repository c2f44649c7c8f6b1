package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Baseline;
import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.OnlineContext;
import dev.espalier.OnlineMigration;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.execute.Status;
import dev.espalier.runtime.execute.StepFailed;
import dev.espalier.runtime.plan.JournalLine;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.Step;
import dev.espalier.testing.FreshDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.ibatis.annotations.Update;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps whose work is no transaction, on real databases. */
class OnlineStepTest {
    private static final Class<?>[] HISTORY = {Stack.class, Sort.class, Grade.class};

    /** An index, and a hole for tests to reach in. */
    public static final class Sort implements OnlineMigration {
        private static volatile Consumer<OnlineContext> before = db -> {};

        @Override
        public void upgrade(OnlineContext db) {
            db.createIndex("sack", "weight");
            db.progress(1, 2);
            before.accept(db);
            db.execute("update sack set weight = 5 where weight = 4");
        }

        @Override
        public void downgrade(OnlineContext db) {
            before.accept(db);
            db.dropIndex("sack_idx_weight");
        }
    }

    /** An ordinary one. */
    public static final class Grade implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("alter table sack add column grade bigint");
        }
    }

    /** A table that can go again. */
    public static final class Stack implements Baseline, Migration {
        @Override
        public void create(MigrationContext db) {
            upgrade(db);
        }

        @Override
        public void upgrade(MigrationContext db) {
            db.execute("create table sack (weight bigint)");
        }

        @Override
        public void downgrade(MigrationContext db) {
            db.execute("drop table sack");
        }
    }

    /** A table, made outside of a transaction. */
    public static final class First implements OnlineMigration {
        @Override
        public void upgrade(OnlineContext db) {
            db.execute("create table if not exists sack (weight bigint)");
            Sort.before.accept(db);
        }
    }

    /** There and back. */
    public static final class Sift implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("delete from sack where weight = 0");
        }

        @Override
        public void downgrade(MigrationContext db) {
            db.execute("insert into sack values (0)");
        }
    }

    /** Tries what cannot be. */
    public static final class Hasty implements Migration {
        /** A mapper that is no better. */
        public interface Hurry {
            @Update(databaseId = "postgresql", value = "create index concurrently hasty on sack (weight)")
            @Update(databaseId = "sqlite", value = "vacuum")
            void hurry();
        }

        private static volatile boolean mapped;

        @Override
        public void upgrade(MigrationContext db) {
            db.execute("insert into sack (weight) values (9)");
            if (mapped) {
                db.mapper(Hurry.class).hurry();
            } else {
                db.execute("select 1; vacuum");
            }
        }
    }

    @BeforeEach
    void leaveTheWorkAlone() {
        Sort.before = db -> {};
    }

    @ParameterizedTest
    @EnumSource
    void aStepIsDoneAndItsLineOfTheJournalIsOne(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = Mill.migrator(database.dataSource(), HISTORY);
            migrator.migrate(Request.upgrade("heads"));

            assertThat(migrator.current().rows()).containsExactly("t3");
            assertThat(indexes(database)).containsExactly("sack_idx_weight");
            assertThat(journal(migrator)).containsExactly("create t1 true", "upgrade t2 true", "upgrade t3 true");
            assertThat(database.texts("select rows_before || '>' || rows_after from espalier_journal where"
                            + " finished is not null and seen is null order by id"))
                    .containsExactly(">t1", "t1>t2", "t2>t3");
            assertThat(migrator.status().unfinished()).isEmpty();
            migrator.status().check();
        }
    }

    @ParameterizedTest
    @EnumSource
    void itGoesBackToo(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = Mill.migrator(database.dataSource(), HISTORY);
            migrator.migrate(Request.upgrade("t2"));
            migrator.migrate(Request.downgrade("t1"));

            assertThat(indexes(database)).isEmpty();
            assertThat(migrator.current().rows()).containsExactly("t1");
            assertThat(journal(migrator)).containsExactly("create t1 true", "upgrade t2 true", "downgrade t2 true");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatFailedStaysUnfinishedAndGoesOnWithTheNextStart(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = failed(database);

            assertThat(migrator.current().rows()).containsExactly("t1");
            assertThat(indexes(database)).containsExactly("sack_idx_weight");
            assertThat(journal(migrator)).containsExactly("create t1 true", "upgrade t2 false");
            Status status = migrator.status();
            assertThat(status.unfinished()).singleElement().satisfies(begun -> {
                assertThat(begun.title()).isEqualTo("upgrade t M t2 (t2)");
                assertThat(begun.by())
                        .matches(".+@.+/" + ProcessHandle.current().pid());
                assertThat(begun.alive()).isFalse();
            });
            assertThat(status.pending()).extracting(Step::title).first().isEqualTo("upgrade t M t2 (t2)");
            assertThatThrownBy(status::check).isInstanceOf(Refused.class);

            List<String> told = new ArrayList<>();
            migrator.run(migrator.plan(Request.upgrade("heads")), telling(told));
            assertThat(told).anyMatch(line -> line.startsWith("goes on with what "));
            assertThat(migrator.current().rows()).containsExactly("t3");
            assertThat(journal(migrator)).containsExactly("create t1 true", "upgrade t2 true", "upgrade t3 true");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNotBeginWithIsRefused(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = failed(database);

            assertThatThrownBy(() -> migrator.plan(Request.downgrade("base")))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("[REV335] upgrade t M t2 (t2) was begun at ")
                    .hasMessageContaining("is not finished; carry it out to its end with: upgrade DATABASE t2, or");

            migrator.migrate(Request.upgrade("t2"));
            Sort.before = db -> {
                throw new IllegalStateException("no way back");
            };
            assertThatThrownBy(() -> migrator.migrate(Request.downgrade("t1"))).isInstanceOf(StepFailed.class);
            assertThatThrownBy(() -> migrator.plan(Request.upgrade("heads")))
                    .hasMessageContaining("REV335")
                    .hasMessageContaining("downgrade DATABASE t2-1");
            assertThatThrownBy(() -> migrator.status().check()).hasMessageContaining("REV335");
            Sort.before = db -> {};
            migrator.migrate(Request.downgrade("t2-1"));
            assertThat(indexes(database)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStampSaysThatNothingIsBegun(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = failed(database);

            migrator.migrate(Request.stamp(List.of("t1"), false));
            assertThat(migrator.current().rows()).containsExactly("t1");
            assertThat(migrator.status().unfinished()).isEmpty();
            assertThat(migrator.plan(Request.stamp(List.of("t1"), false)).isEmpty())
                    .isTrue();
            assertThat(journal(migrator)).containsExactly("create t1 true", "upgrade t2 false", "stamp t1 true");
            migrator.migrate(Request.upgrade("heads"));
            assertThat(journal(migrator)).endsWith("upgrade t2 true", "upgrade t3 true");
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsNotRehearsedAndHasNoScript(Dialect dialect, @TempDir Path folder) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = Mill.migrator(database.dataSource(), HISTORY);
            Plan plan = migrator.plan(Request.upgrade("heads"));

            assertThat(plan.steps()).extracting(Step::isOnline).containsExactly(false, true, false);
            assertThatThrownBy(() -> migrator.rehearse(plan, Progress.SILENT)).hasMessageContaining("REV336");
            assertThatThrownBy(() -> migrator.script(plan, folder.resolve("s.sql"), Progress.SILENT))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("[REV336] upgrade t M t2 (t2) is done outside of a transaction");
            assertThat(database.tables()).isEmpty();
            migrator.rehearse(migrator.plan(Request.upgrade("t1")), Progress.SILENT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theVeryFirstStepGoesOnToo(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = Mill.migrator(database.dataSource(), First.class);
            Sort.before = db -> {
                throw new IllegalStateException("out of string");
            };
            assertThatThrownBy(() -> migrator.migrate(Request.upgrade("t1"))).isInstanceOf(StepFailed.class);
            assertThat(database.tables()).contains("sack");
            Sort.before = db -> {};
            migrator.migrate(Request.upgrade("t1"));
            assertThat(migrator.current().rows()).containsExactly("t1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneStatementIsExecutedAtATimeAndWhatCanBeNoTransactionToo(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = Mill.migrator(database.dataSource(), HISTORY);
            List<String> refused = new ArrayList<>();
            Sort.before = db -> {
                db.execute("vacuum");
                for (String sql : List.of("begin", "select 1; vacuum")) {
                    try {
                        db.execute(sql);
                    } catch (IllegalArgumentException e) {
                        refused.add(String.valueOf(e.getMessage()));
                    }
                }
                assertThat(db.table("sack")).isPresent();
                assertThat(db.execute("insert into sack select 1 union select 2"))
                        .isEqualTo(2);
            };
            migrator.migrate(Request.upgrade("t2"));
            assertThat(refused).hasSize(2);
            assertThat(database.texts("select weight from sack order by 1")).containsExactly("1", "2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatHappensElsewhereMeanwhileIsSeen(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = Mill.migrator(database.dataSource(), Mill.Make.class, Sift.class, Sort.class);
            migrator.migrate(Request.upgrade("t2"));
            Plan back = migrator.plan(Request.downgrade("t1"));
            List<Throwable> thrown = new ArrayList<>();
            Sort.before = db -> {
                Sort.before = same -> {};
                try {
                    migrator.run(back, Progress.SILENT);
                } catch (RuntimeException e) {
                    thrown.add(e);
                }
            };
            migrator.migrate(Request.upgrade("t3"));

            assertThat(thrown)
                    .singleElement()
                    .satisfies(e -> assertThat(e)
                            .isInstanceOf(Refused.class)
                            .hasMessageContaining("REV335")
                            .hasMessageContaining("that process is still at work"));
            assertThat(migrator.current().rows()).containsExactly("t3");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionalStepIsToldWhatItCannotDo(Dialect dialect) throws Exception {
        for (boolean mapped : List.of(false, true)) {
            try (FreshDatabase database = FreshDatabase.of(dialect)) {
                Hasty.mapped = mapped;
                Migrator migrator = Mill.migrator(database.dataSource(), Mill.Make.class, Hasty.class);
                assertThatThrownBy(() -> migrator.migrate(Request.upgrade("heads")))
                        .isInstanceOf(StepFailed.class)
                        .hasMessageContaining("upgrade t M t2 (t2) failed and was undone: ")
                        .hasMessageContaining("cannot be part of the transaction that the step is; make the migration");
                assertThat(migrator.current().rows()).containsExactly("t1");
                assertThat(database.texts("select weight from sack")).isEmpty();
            }
        }
    }

    /** A database whose upgrade to t2 has done half of its work. */
    private static Migrator failed(FreshDatabase database) {
        Migrator migrator = Mill.migrator(database.dataSource(), HISTORY);
        Sort.before = db -> {
            throw new IllegalStateException("out of string");
        };
        assertThatThrownBy(() -> migrator.migrate(Request.upgrade("heads")))
                .isInstanceOf(StepFailed.class)
                .hasMessage("upgrade t M t2 (t2) failed and is not finished: out of string")
                .satisfies(e -> assertThat(((StepFailed) e).isUnfinished()).isTrue());
        Sort.before = db -> {};
        return migrator;
    }

    private static Progress telling(List<String> told) {
        return new Progress() {
            @Override
            public void reported(Step step, String message) {
                told.add(message);
            }
        };
    }

    private static List<String> journal(Migrator migrator) {
        return migrator.journal().stream()
                .map((JournalLine line) ->
                        line.entry().direction() + " " + line.entry().revision() + " " + line.finished())
                .toList();
    }

    private static List<String> indexes(FreshDatabase database) throws Exception {
        return database.texts(database.dialect()
                .choose(
                        "select indexrelid::regclass from pg_index where indrelid = 'sack'::regclass and indisvalid",
                        "select name from sqlite_schema where type = 'index' and tbl_name = 'sack'"));
    }
}
