package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.runtime.Mill.Grind;
import dev.espalier.runtime.Mill.Make;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.execute.StepFailed;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.Step;
import dev.espalier.testing.FreshDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in the way of a migration: found before the first step, within the first, or within a later one. */
class ObstacleTest {
    /** Adds a sack that nobody can have seen before. */
    public static final class Fill implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("insert into sack select -2 from sack where weight = 2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void isFoundBeforeTheFirstStep(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = migrator(database, Map.of());
            migrator.migrate(Request.upgrade("a1"));
            database.execute("insert into sack values (-1)");

            assertThatThrownBy(() -> migrator.plan(Request.upgrade("a3")))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.plan().orElseThrow().steps())
                                    .hasSize(2))
                    .hasMessage("[REV327] upgrade a M a3 (a3) cannot be done: a sack weighs less than nothing; weigh it"
                            + " again");
            assertThat(migrator.current().rows()).containsExactly("a1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void isFoundAgainInALaterStep(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = migrator(database, Map.of());
            migrator.migrate(Request.upgrade("a1"));
            database.execute("insert into sack values (2)");

            assertThatThrownBy(() -> migrator.migrate(Request.upgrade("a3")))
                    .isInstanceOf(StepFailed.class)
                    .hasMessage("upgrade a M a3 (a3) failed and was undone: a sack weighs less than nothing; weigh it"
                            + " again");
            assertThat(migrator.current().rows()).containsExactly("a2");
            assertThat(database.texts("select weight from sack order by 1")).containsExactly("-2", "2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void inTheFirstStepNothingIsChanged(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = migrator(database, Map.of());
            migrator.migrate(Request.upgrade("a2"));
            Plan plan = migrator.plan(Request.upgrade("a3"));
            database.execute("insert into sack values (-1)");

            assertThatThrownBy(() -> migrator.run(plan, Progress.SILENT))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("[REV327] upgrade a M a3 (a3) cannot be done: a sack");
            assertThat(migrator.current().rows()).containsExactly("a2");

            database.execute("delete from sack");
            migrator.migrate(Request.upgrade("a3"));
            assertThatThrownBy(() -> migrator.migrate(Request.downgrade("a2")))
                    .isInstanceOf(Refused.class)
                    .hasMessage("[REV327] downgrade a M a3 (a3) cannot be done: flour stays flour");
            assertThat(migrator.current().rows()).containsExactly("a3");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOptionIsRefusedBeforeTheFirstStep(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            assertThatThrownBy(() -> migrator(database, Map.of("grit", "none", "girt", "fine"))
                            .migrate(Request.upgrade("a3")))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("[REV326] no migration takes an option 'girt'")
                    .hasMessageContaining("[REV325] upgrade a M a3 (a3) does not allow 'none' for option grit");
            assertThat(database.tables()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void progressIsToldInRows(Dialect dialect) throws Exception {
        List<String> told = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void progressed(Step step, long done, long total) {
                told.add(step.node().id() + " " + done + "/" + total);
            }
        };
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = migrator(database, Map.of());
            migrator.run(migrator.plan(Request.upgrade("a1")), progress);
            assertThat(told).containsExactly("a1 1/2");
            assertThat(migrator.describe(List.of("sack"))).isEqualTo("""
                            table=sack
                              column=weight type=BIGINT nullable=True default=None [table=sack]
                            """);
            assertThat(migrator.describe(List.of()))
                    .contains("table=espalier_version\n")
                    .doesNotContain("journal");
            assertThatThrownBy(() -> migrator.describe(List.of("sacks")))
                    .isInstanceOf(Refused.class)
                    .hasMessage("[REV328] the database has no table 'sacks'; did you mean sack?");
        }
    }

    private static Migrator migrator(FreshDatabase database, Map<String, String> options) {
        return new Migrator(
                database.dataSource(),
                Mill.history(Mill.tree("a", Make.class, Fill.class, Grind.class)),
                Optional.of(new MigratorSettings(Optional.empty(), options)));
    }
}
