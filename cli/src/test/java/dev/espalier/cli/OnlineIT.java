package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.cli.Jar.Result;
import dev.espalier.cli.Jar.Running;
import dev.espalier.testing.FreshDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program killed in the middle of building an index, from sources that it compiles itself. */
class OnlineIT {
    private static final String INDEXES = "select c.relname || ' ' || i.indisvalid from pg_index i join pg_class c on"
            + " c.oid = i.indexrelid where i.indrelid = to_regclass('item')";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeMigrations() throws Exception {
        Files.writeString(folder.resolve("Shop.java"), """
                package shop;

                import dev.espalier.*;

                @Placeholders({@Revision(id = "86abba57b15d", tree = Shop.TREE)})
                interface Shop {
                    String TREE = "shop";
                }
                """);
        Files.writeString(folder.resolve("Store_1_0.java"), """
                package shop;

                import dev.espalier.*;

                @Revision(id = "c7667f5debfa", parent = "86abba57b15d", tree = Shop.TREE, manager = "Store", version = "1.0")
                public final class Store_1_0 implements Baseline {
                    @Override
                    public void create(MigrationContext db) {
                        db.execute("create table item (name text)");
                    }
                }
                """);
        Files.writeString(folder.resolve("Store_2_0.java"), """
                package shop;

                import dev.espalier.*;

                @Revision(id = "63e3ea62e9e0", parent = "c7667f5debfa", tree = Shop.TREE, manager = "Store", version = "2.0")
                public final class Store_2_0 implements OnlineMigration {
                    @Override
                    public void upgrade(OnlineContext db) {
                        db.createIndex("item", "name");
                    }
                }
                """);
    }

    @Test
    void whereTheUserMayHaveOneConnectionOnlyItDoesWithoutOthers() throws Exception {
        Chain chain = Chain.online(20_000);
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            String role = "single_" + ProcessHandle.current().pid();
            database.execute(
                    "create role " + role + " login connection limit 1", "grant all on schema public to " + role);
            String address = database.address().replaceFirst("[?].*", "?user=" + role);

            Result result = chain.start(address, "--workers", "2").result();

            assertThat(result.err()).isEmpty();
            assertThat(result.out()).endsWith("Done; the database stands at link_3.\n");
            assertThat(result.exitCode()).isZero();
            chain.expectEachOnce(database);
            assertThat(database.texts("select n || ' x ' || count(*) from item group by n"))
                    .containsExactly("1 x 20000");
        }
    }

    @Test
    void aKilledProcessIsFollowedByOneThatGoesOn() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            Jar jar = new Jar(folder);
            String[] upgrade = {"upgrade", "--migrations", folder.toString(), database.address()};
            assertThat(jar.run("upgrade", "--migrations", folder.toString(), database.address(), "c7667f5debfa")
                            .exitCode())
                    .isZero();
            assertThat(jar.run("upgrade", "-n", "--migrations", folder.toString(), database.address())
                            .out())
                    .isEqualTo("""
                            upgrade shop Store 2.0 (63e3ea62e9e0), outside of a transaction
                            Nothing was done: 1 step to do.
                            """);
            Result rehearsed = jar.run("upgrade", "--rehearse", "--migrations", folder.toString(), database.address());
            assertThat(rehearsed.exitCode()).isEqualTo(3);
            assertThat(rehearsed.err()).startsWith("[REV336] ");

            try (Connection blocker = database.dataSource().getConnection()) {
                blocker.setAutoCommit(false);
                blocker.createStatement().execute("insert into item values ('pen')");
                Running running = jar.start(upgrade);
                for (int i = 0; i < 600 && database.texts(INDEXES).isEmpty(); i++) {
                    Thread.sleep(50);
                }
                assertThat(database.texts(INDEXES)).containsExactly("item_idx_name false");
                running.process().destroyForcibly().waitFor();
                // The server notices when it next writes to the connection, which is behind the build.
                database.texts("select pg_terminate_backend(pid) from pg_stat_activity where query like"
                        + " 'CREATE INDEX CONCURRENTLY%' and datname = current_database()");

                for (String command : List.of("status", "journal", "check")) {
                    Result result = jar.run(command, "--migrations", folder.toString(), database.address());
                    assertThat(result.out() + result.err()).as(command).contains("not finished");
                    assertThat(result.exitCode()).isEqualTo(command.equals("check") ? 3 : 0);
                }
                blocker.rollback();
            }
            Result done = jar.run(upgrade);
            assertThat(done.exitCode()).isZero();
            assertThat(done.out())
                    .contains("goes on with what " + System.getProperty("user.name") + "@")
                    .endsWith("Done; the database stands at 63e3ea62e9e0.\n");
            assertThat(database.texts(INDEXES)).containsExactly("item_idx_name true");
            assertThat(database.texts("select direction from espalier_journal order by id"))
                    .containsExactly("create", "upgrade");
            assertThat(jar.run("check", "--migrations", folder.toString(), database.address())
                            .exitCode())
                    .isZero();
        }
    }
}
