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
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.OwnServer;
import dev.espalier.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that a plan must not, or cannot, be carried out on: what is said, and that nothing changes. */
class WrongPlaceTest {
    private static final AtomicInteger ROLES = new AtomicInteger();

    /** Alters a table, which only its owner may. */
    public static final class Widen implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            db.execute("alter table sack add column height bigint");
        }
    }

    /** Finds no room; on PostgreSQL the code is raised, because a full disk cannot be had without the rights to one. */
    public static final class Grow implements Migration {
        @Override
        public void upgrade(MigrationContext db) {
            if (db.dialect() == Dialect.POSTGRESQL) {
                db.execute("do $$ begin raise 'could not extend file: No space left' using errcode = '53100'; end $$");
            }
            db.execute("pragma max_page_count = 20");
            db.execute("create table bulk as with recursive n(i) as (select 1 union all select i + 1 from n limit 1000)"
                    + " select zeroblob(1000) as filling from n");
        }
    }

    @Test
    void aStandbyOnlyTellsWhereItStands(@TempDir Path data, @TempDir Path copy) throws Exception {
        try (OwnServer primary = OwnServer.at(data)) {
            Mill.migrator(primary.dataSource("postgres"), Make.class, Grind.class)
                    .migrate(Request.upgrade("t1"));
            try (OwnServer standby = primary.replica(copy)) {
                Migrator migrator = Mill.migrator(standby.dataSource("postgres"), Make.class, Grind.class);

                assertThat(migrator.plan(Request.upgrade("heads")).steps()).hasSize(1);
                assertThatThrownBy(() -> migrator.migrate(Request.upgrade("heads")))
                        .isInstanceOf(Refused.class)
                        .hasMessage("[REV315] the database cannot be written: the server is a standby; connect to the"
                                + " primary (with several hosts in the URL: targetServerType=primary)");
                assertThat(migrator.current().rows()).containsExactly("t1");

                Mill.migrator(primary.dataSource("postgres"), Make.class, Grind.class)
                        .migrate(Request.upgrade("heads"));
                Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
                while (!migrator.current().rows().contains("t2")) {
                    assertThat(Instant.now()).isBefore(deadline);
                    Thread.sleep(20);
                }
                assertThat(migrator.migrate(Request.upgrade("heads")).isEmpty()).isTrue();
            }
        }
    }

    @Test
    void aSessionThatMayOnlyRead() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            assertThatThrownBy(
                            () -> Mill.migrator(database.readOnly(), Make.class).migrate(Request.upgrade("heads")))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith(
                            "[REV315] the database cannot be written: default_transaction_read_only is on; ");
            assertThat(database.tables()).isEmpty();
        }
    }

    @Test
    void whatANewUserMayNotDoIsNamedAtOnce() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            Migrator owner = Mill.migrator(database.dataSource(), Make.class, Grind.class);
            String role = role(database);
            database.execute("revoke create on schema public from public");

            assertThatThrownBy(
                            () -> Mill.migrator(as(role, database), Make.class).migrate(Request.upgrade("heads")))
                    .isInstanceOf(Refused.class)
                    .hasMessage("[REV350] this user may not do what every migration of schema public needs; have the"
                            + " owner run: GRANT CREATE ON SCHEMA public TO " + role);
            assertThat(database.tables()).isEmpty();

            owner.migrate(Request.upgrade("t1"));
            database.execute(
                    "grant select on espalier_version, espalier_journal to " + role, "grant update on sack to " + role);
            String all = "GRANT INSERT, UPDATE ON TABLE public.espalier_journal TO " + role
                    + "; GRANT INSERT, UPDATE, DELETE ON TABLE public.espalier_version TO " + role;
            Migrator other = Mill.migrator(as(role, database), Make.class, Grind.class);
            database.execute("grant select on sack to " + role);
            assertThatThrownBy(() -> other.migrate(Request.upgrade("heads")))
                    .isInstanceOf(Refused.class)
                    .hasMessageEndingWith("have the owner run: " + all);
            assertThat(owner.current().rows()).containsExactly("t1");

            // What is granted is enough, though not every table is the user's own.
            database.execute(all.split("; "));
            other.migrate(Request.upgrade("heads"));
            assertThat(owner.current().rows()).containsExactly("t2");
        }
    }

    @Test
    void whatMayNotEvenBeReadIsNamedAtOnceToo() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            Mill.migrator(database.dataSource(), Make.class).migrate(Request.upgrade("heads"));
            String role = role(database);

            assertThatThrownBy(
                            () -> Mill.migrator(as(role, database), Make.class).migrate(Request.upgrade("heads")))
                    .isInstanceOf(Refused.class)
                    .hasMessage("[REV318] the database cannot be read: ERROR: permission denied for table"
                            + " espalier_version; have the owner run: GRANT SELECT, INSERT, UPDATE ON TABLE"
                            + " public.espalier_journal TO " + role + "; GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE"
                            + " public.espalier_version TO " + role);
        }
    }

    @Test
    void aTableOfSomebodyElseIsNamedByTheStepThatAltersIt() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            Migrator owner = Mill.migrator(database.dataSource(), Make.class, Widen.class);
            owner.migrate(Request.upgrade("t1"));
            String role = role(database);
            database.execute("grant all on all tables in schema public to " + role);

            assertThatThrownBy(() -> Mill.migrator(as(role, database), Make.class, Widen.class)
                            .migrate(Request.upgrade("heads")))
                    .isInstanceOf(StepFailed.class)
                    .hasMessageStartingWith(
                            "upgrade t M t2 (t2) failed and was undone: ERROR: must be owner of table sack")
                    .hasMessageContaining("a table is altered by its owner only: postgres owns espalier_journal,"
                            + " espalier_version, sack (GRANT postgres TO " + role + ")");
            assertThat(owner.current().rows()).containsExactly("t1");
        }
    }

    @Test
    void aSchemaThatIsNotThere() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            database.execute("create schema shop_main");
            assertThatThrownBy(() -> in("shop_mian", database).current())
                    .isInstanceOf(Refused.class)
                    .hasMessage("[REV351] the database has no schema 'shop_mian'; did you mean shop_main?");
            assertThatThrownBy(() -> in("x\0y", database).current()).hasMessageStartingWith("[REV351] ");

            PGSimpleDataSource lost = (PGSimpleDataSource) database.dataSource();
            lost.setCurrentSchema("nowhere,elsewhere");
            assertThatThrownBy(() -> Mill.migrator(lost, Make.class).current())
                    .isInstanceOf(Refused.class)
                    .hasMessage(
                            "[REV352] no schema of the search_path (nowhere,elsewhere) exists or may be used by this"
                                    + " user; name one with: --schema NAME");
        }
    }

    @Test
    void aSearchPathThatLeadsPastTheDatabase() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            Mill.migrator(database.dataSource(), Make.class).migrate(Request.upgrade("heads"));
            database.execute("create schema personal");
            PGSimpleDataSource source = (PGSimpleDataSource) database.dataSource();
            source.setCurrentSchema("personal,public");

            assertThatThrownBy(() -> Mill.migrator(source, Make.class).migrate(Request.upgrade("heads")))
                    .isInstanceOf(Refused.class)
                    .hasMessage("[REV353] the search_path leads to schema personal, but espalier_version is also in"
                            + " public; say which one is meant with: --schema NAME");
            in("personal", database).migrate(Request.upgrade("heads"));
            assertThat(database.texts("select schemaname from pg_tables where tablename = 'sack' order by 1"))
                    .containsExactly("personal", "public");
        }
    }

    @Test
    void noRoomOnPostgresql() throws Exception {
        full(Dialect.POSTGRESQL, "; make room on the server's disk");
    }

    @Test
    void noRoomOnSqlite() throws Exception {
        full(Dialect.SQLITE, "(database or disk is full); make room on the disk");
    }

    private static void full(Dialect dialect, String end) throws Exception {
        try (FreshDatabase database = FreshDatabase.of(dialect)) {
            Migrator migrator = Mill.migrator(database.dataSource(), Make.class, Grow.class);
            migrator.migrate(Request.upgrade("t1"));
            var before = database.content();
            assertThatThrownBy(() -> migrator.migrate(Request.upgrade("heads")))
                    .isInstanceOf(StepFailed.class)
                    .hasMessageStartingWith("upgrade t M t2 (t2) failed and was undone: ")
                    .hasMessageEndingWith(end);
            assertThat(database.content()).isEqualTo(before);
        }
    }

    private static Migrator in(String schema, FreshDatabase database) {
        return new Migrator(
                database.dataSource(),
                Mill.history(Mill.tree("t", Make.class)),
                Optional.of(new MigratorSettings(Optional.of(schema), Map.of())));
    }

    private static String role(FreshDatabase database) throws Exception {
        String role = "miller_" + ProcessHandle.current().pid() + "_" + ROLES.incrementAndGet();
        database.execute("create role " + role + " login");
        return role;
    }

    private static DataSource as(String role, FreshDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(TestPostgres.url(database.dataSource()));
        source.setUser(role);
        return source;
    }
}
