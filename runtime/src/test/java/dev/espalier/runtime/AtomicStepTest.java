package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.runtime.Mill.Make;
import dev.espalier.runtime.execute.StepFailed;
import dev.espalier.runtime.plan.Request;
import dev.espalier.testing.Aside;
import dev.espalier.testing.FreshDatabase;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Between a migration and the record of it there is nothing: whoever dies there has done neither. */
class AtomicStepTest {
    private static final String ASLEEP =
            "select pid from pg_stat_activity where datname = current_database()" + " and wait_event = 'PgSleep'";

    /** Makes a table, which can be made once. */
    public static final class Build implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("create table mouse (name text)");
        }
    }

    @Test
    void aBackendThatDiesBeforeTheJournalIsWrittenHasDoneNothing() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            Migrator migrator = Mill.migrator(database.dataSource(), Make.class, Build.class);
            migrator.migrate(Request.upgrade("t1"));
            database.execute(
                    "create function nap() returns trigger language plpgsql as"
                            + " $$ begin perform pg_sleep(30); return new; end $$",
                    "create trigger nap before insert on espalier_journal for each row execute function nap()");
            CompletableFuture<Void> step = Aside.run(() -> migrator.migrate(Request.upgrade("t2")));
            while (database.texts(ASLEEP).isEmpty()) {
                assertThat(step).isNotDone();
                Thread.sleep(20);
            }
            database.execute("select pg_terminate_backend(pid) from (" + ASLEEP + ") as asleep");

            assertThatThrownBy(step::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(StepFailed.class)
                    .hasMessageContaining("terminating connection");
            assertThat(database.tables()).containsExactly("espalier_journal", "espalier_version", "sack");
            assertThat(migrator.current().rows()).containsExactly("t1");

            database.execute("drop trigger nap on espalier_journal");
            migrator.migrate(Request.upgrade("t2"));
            assertThat(database.tables()).contains("mouse");
            assertThat(database.texts("select revision from espalier_journal order by id"))
                    .containsExactly("t1", "t2");
        }
    }
}
