package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.execute.StepFailed;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.Step;
import dev.espalier.testing.FreshDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rehearses on real databases, and looks for what is left. */
class RehearsalTest {
    @ParameterizedTest
    @EnumSource
    void everyStepIsDoneAndNothingStays(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = migrator(database);
            migrator.migrate(Request.upgrade("shop_1"));
            List<String> content = database.content();
            byte[] file = file(database, dialect);

            Plan plan = migrator.plan(Request.upgrade("heads"));
            assertThat(rehearse(migrator, plan))
                    .isNotEmpty()
                    .isEqualTo(plan.steps().stream().map(Step::title).toList());

            assertThat(database.content()).isEqualTo(content);
            assertThat(file(database, dialect)).isEqualTo(file);
            migrator.migrate(Request.upgrade("heads"));
            assertThat(migrator.current().rows()).containsExactly("audit_1", "nested_1", "shop_3");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyDatabaseStaysEmptyAndAWayBackIsNotGone(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = migrator(database);
            rehearse(migrator, migrator.plan(Request.upgrade("heads")));
            assertThat(database.tables()).isEmpty();

            migrator.migrate(Request.upgrade("shop_2"));
            List<String> content = database.content();
            assertThat(rehearse(migrator, migrator.plan(Request.downgrade("shop_0"))))
                    .hasSize(2);
            migrator.rehearse(migrator.plan(Request.stamp(List.of("shop_1"), true)), Progress.SILENT);
            assertThat(database.content()).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStepThatFailsIsToldAsInReality(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = migrator(database);
            migrator.migrate(Request.upgrade("shop_0"));
            List<String> content = database.content();
            database.execute("create table invoice (id bigint)");

            Plan plan = migrator.plan(Request.upgrade("shop_2"));
            assertThatThrownBy(() -> migrator.rehearse(plan, Progress.SILENT))
                    .isInstanceOfSatisfying(StepFailed.class, failed -> {
                        assertThat(failed.isRehearsal()).isTrue();
                        assertThat(failed.step().node().id()).isEqualTo("shop_2");
                    })
                    .hasMessageContaining("invoice");

            database.execute("drop table invoice");
            assertThat(database.content()).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAnotherProcessHasDoneIsNotRehearsed(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = migrator(database);
            Plan plan = migrator.plan(Request.upgrade("shop_2"));
            migrator.migrate(Request.upgrade("shop_1"));

            assertThat(rehearse(migrator, plan)).containsExactly("upgrade shop Store 2 (shop_2)");
            assertThat(migrator.current().rows()).containsExactly("shop_1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseThatMayOnlyBeReadIsRefused(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            migrator(database).migrate(Request.upgrade("shop_1"));
            Migrator migrator = MigratorComponent.migrator(database.readOnly(), MigratorSettings.DEFAULT);

            Plan plan = migrator.plan(Request.upgrade("shop_2"));
            assertThatThrownBy(() -> migrator.rehearse(plan, Progress.SILENT))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("REV315");
        }
    }

    @Test
    void whatOnlyACommitWouldRefuseIsFound() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            Migrator migrator = Line.migrator(database, Family.class, Orphan.class);
            Plan plan = migrator.plan(Request.upgrade("x2"));

            assertThatThrownBy(() -> migrator.rehearse(plan, Progress.SILENT))
                    .isInstanceOf(StepFailed.class)
                    .hasMessageContaining("x M 2 (x2) failed")
                    .hasMessageContaining("child_parent");
            assertThat(database.tables()).isEmpty();
            assertThatThrownBy(() -> migrator.run(plan, Progress.SILENT))
                    .isInstanceOf(StepFailed.class)
                    .hasMessageContaining("child_parent");
        }
    }

    @Test
    void whatWaitedForACommitDoesNotWaitInTheNextStepAndAgainMay() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            Migrator migrator = Line.migrator(database, Family.class, ChildFirst.class, Alter.class, ChildFirst.class);
            Plan plan = migrator.plan(Request.upgrade("x4"));

            assertThat(rehearse(migrator, plan)).hasSize(5);
            migrator.run(plan, Progress.SILENT);
            assertThat(database.texts("select count(*) from child")).containsExactly("2");
        }
    }

    /** A foreign key that waits for the commit. */
    public static final class Family implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("create table parent (id bigint generated always as identity primary key)");
            db.execute("create table child (parent bigint constraint child_parent references parent (id)"
                    + " deferrable initially deferred)");
        }
    }

    /** A child whose parent never comes. */
    public static final class Orphan implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("insert into child values (99)");
        }
    }

    /** A child that is there before its parent. */
    public static final class ChildFirst implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("insert into child select count(*) + 1 from parent");
            db.execute("insert into parent overriding system value select count(*) + 1 from parent");
        }
    }

    /** Cannot be done while something waits for the commit. */
    public static final class Alter implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("alter table child add column name text");
        }
    }

    private static List<String> rehearse(Migrator migrator, Plan plan) {
        List<String> finished = new ArrayList<>();
        migrator.rehearse(plan, new Progress() {
            @Override
            public void finished(Step step, Duration duration) {
                finished.add(step.title());
            }
        });
        return finished;
    }

    private static byte[] file(FreshDatabase database, Dialect dialect) throws Exception {
        return dialect == Dialect.SQLITE ? Files.readAllBytes(Path.of(database.address())) : new byte[0];
    }

    private static Migrator migrator(FreshDatabase database) {
        return MigratorComponent.migrator(database.dataSource(), MigratorSettings.DEFAULT);
    }
}
