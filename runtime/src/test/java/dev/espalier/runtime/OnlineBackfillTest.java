package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Backfill;
import dev.espalier.Baseline;
import dev.espalier.Dialect;
import dev.espalier.MigrationContext;
import dev.espalier.OnlineContext;
import dev.espalier.OnlineMigration;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.execute.StepFailed;
import dev.espalier.runtime.plan.Patience;
import dev.espalier.runtime.plan.Request;
import dev.espalier.testing.FreshDatabase;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Backfills as the work of a step. */
class OnlineBackfillTest {
    private static final String COUNTS = "select n || ' x ' || count(*) from sack group by n order by n";

    /** A table with rows. */
    public static final class Fill implements Baseline {
        @Override
        public void create(MigrationContext db) {
            db.execute("create table sack (id bigint primary key, n int not null default 0 check (n < 2))");
            db.execute("insert into sack (id) with recursive s (i) as (select 1 union all select i + 1 from s"
                    + " where i < 2000) select i from s");
        }
    }

    /** Counts each sack once. */
    public static final class Count implements OnlineMigration {
        @Override
        public void upgrade(OnlineContext db) {
            db.backfill(Backfill.of("sack").by("id").set("n = n + 1"));
        }

        @Override
        public void downgrade(OnlineContext db) {
            db.backfill(Backfill.of("sack").by("id").set("n = n - 1").named("back"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachRowIsDoneOnceThereAndBackAndThereAgain(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = migrator(database);
            migrator.migrate(Request.upgrade("heads"));
            assertThat(database.texts(COUNTS)).containsExactly("1 x 2000");
            migrator.migrate(Request.downgrade("t1"));
            assertThat(database.texts(COUNTS)).containsExactly("0 x 2000");
            migrator.migrate(Request.upgrade("heads"));
            assertThat(database.texts(COUNTS)).containsExactly("1 x 2000");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBatchThatFailsLeavesTheStepUnfinishedAndTheNextRunGoesOnBehindIt(Dialect dialect) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = migrator(database);
            migrator.migrate(Request.upgrade("t1"));
            database.execute("update sack set n = 1 where id = 1500");

            assertThatThrownBy(() -> migrator.run(migrator.plan(Request.upgrade("heads")), Progress.SILENT))
                    .isInstanceOf(StepFailed.class)
                    .hasMessageContaining("failed and is not finished: [REV343] backfill sack failed for the rows")
                    .hasMessageNotContaining("undone");
            assertThat(migrator.status().unfinished()).hasSize(1);
            assertThat(database.texts("select count(*) from sack where n = 1 and id < 1500"))
                    .isNotEqualTo(database.texts("select 0"));

            database.execute("update sack set n = 0 where id = 1500");
            migrator.migrate(Request.upgrade("heads"));
            assertThat(database.texts(COUNTS)).containsExactly("1 x 2000");
            assertThat(migrator.status().unfinished()).isEmpty();
        }
    }

    private static Migrator migrator(FreshDatabase database) {
        return new Migrator(
                database.dataSource(),
                Mill.history(Mill.tree("t", Fill.class, Count.class)),
                Optional.of(new MigratorSettings(Optional.empty(), Map.of(), Patience.DEFAULT, 2)));
    }
}
