package dev.espalier.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.runtime.Mill.Grind;
import dev.espalier.runtime.Mill.Make;
import dev.espalier.runtime.execute.StepFailed;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.State;
import dev.espalier.testing.CuttingProxy;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.OwnServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Select;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A server that goes away while a step is under way, or does not let anybody in. */
class LostServerTest {
    /** Does something, and then the process that serves it is killed. */
    public static final class Killed implements Migration {
        /** Who serves. */
        public interface Backend {
            @Select("select pg_backend_pid()")
            long pid();
        }

        @Override
        public void upgrade(MigrationContext db) {
            db.execute("insert into sack values (7)");
            ProcessHandle.of(db.mapper(Backend.class).pid()).orElseThrow().destroyForcibly();
            db.execute("select pg_sleep(10)");
        }
    }

    /** Is ended by an administrator while it is committed. */
    public static final class EndedInCommit implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("create function leave() returns trigger language plpgsql as"
                    + " 'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'");
            db.execute("create constraint trigger leaving after insert on sack deferrable initially deferred"
                    + " for each row execute function leave()");
            db.execute("insert into sack values (8)");
        }
    }

    @Test
    void aServerThatDiesInAStepHasUndoneIt(@TempDir Path data) throws Exception {
        try (OwnServer server = OwnServer.at(data)) {
            PGSimpleDataSource source = server.dataSource("postgres");
            Migrator migrator = Mill.migrator(source, Make.class, Killed.class);
            migrator.migrate(Request.upgrade("t1"));

            assertThatThrownBy(() -> migrator.migrate(Request.upgrade("heads")))
                    .isInstanceOfSatisfying(
                            StepFailed.class,
                            failed -> assertThat(failed.isUndecided()).isFalse())
                    .hasMessageStartingWith("upgrade t M t2 (t2) failed and was undone: ");

            assertThat(awaited(migrator).rows()).containsExactly("t1");
            awaited(migrator);
            Mill.migrator(source, Make.class, Grind.class).migrate(Request.upgrade("heads"));
        }
    }

    @Test
    void aServerThatIsShuttingDownLetsNobodyIn(@TempDir Path data) throws Exception {
        try (OwnServer server = OwnServer.at(data)) {
            PGSimpleDataSource source = server.dataSource("postgres");
            try (Connection connection = source.getConnection()) {
                server.postmaster().destroy();
                Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
                while (isOpen(source) && Instant.now().isBefore(deadline)) {
                    Thread.sleep(20);
                }
                assertThatThrownBy(() -> Mill.migrator(source, Make.class).migrate(Request.upgrade("heads")))
                        .isInstanceOf(Refused.class)
                        .hasMessage("[REV316] the database cannot be reached: FATAL: the database system is shutting"
                                + " down; the server is starting up or shutting down; try again in a moment");
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void aStepThatWasCommittedThoughNobodyHeardOfIt() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            PGSimpleDataSource direct = (PGSimpleDataSource) database.dataSource();
            try (CuttingProxy proxy = CuttingProxy.atCommit(direct.getPortNumbers()[0])) {
                assertThatThrownBy(() -> undecided(proxy.before(direct), Make.class))
                        .hasMessageStartingWith("create t M t1 (t1) was cut off while it was committed, so that it is"
                                + " not known whether it is done: ");
            }
            Migrator migrator = Mill.migrator(direct, Make.class);
            Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
            while (database.tables().isEmpty() && Instant.now().isBefore(deadline)) {
                Thread.sleep(20);
            }
            assertThat(migrator.current().rows()).containsExactly("t1");
            assertThat(migrator.migrate(Request.upgrade("heads")).isEmpty()).isTrue();
        }
    }

    @Test
    void aStepThatWasNotCommittedAndNobodyHeardOfIt() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            Mill.migrator(database.dataSource(), Make.class).migrate(Request.upgrade("heads"));

            assertThatThrownBy(() -> undecided(database.dataSource(), Make.class, EndedInCommit.class))
                    .hasMessageContaining("upgrade t M t2 (t2) was cut off while it was committed");
            Migrator again = Mill.migrator(database.dataSource(), Make.class, Grind.class);
            assertThat(again.current().rows()).containsExactly("t1");
            again.migrate(Request.upgrade("heads"));
        }
    }

    private static void undecided(DataSource source, Class<?>... steps) {
        try {
            Mill.migrator(source, steps).migrate(Request.upgrade("heads"));
        } catch (StepFailed failed) {
            assertThat(failed.isUndecided()).isTrue();
            throw failed;
        }
    }

    private static boolean isOpen(PGSimpleDataSource source) {
        try (Connection connection = source.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** The server needs a moment to notice, and another to recover. */
    private static State awaited(Migrator migrator) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            try {
                return migrator.current();
            } catch (Refused refused) {
                if (Instant.now().isAfter(deadline)) {
                    throw refused;
                }
                Thread.sleep(50);
            }
        }
    }
}
