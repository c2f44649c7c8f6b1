package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.execute.LoadedHistory;
import dev.espalier.testing.FreshDatabase;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A module of migrations, one behind the other, each of which writes down in a table that it was carried out.
 *
 * @param folder where the module is, as {@code chain.jar}
 * @param length how many there are, behind the tree's root
 */
record Chain(Path folder, int length) {
    /** A table, rows and an index: some ten milliseconds of work for a database. */
    static final String WORK = """
            db.execute("create table link_%1$d (i bigint primary key, t varchar(20))");
            db.execute("insert into link_%1$d (i) with recursive c(i) as"
                    + " (select 1 union all select i + 1 from c where i < 5000) select i from c");
            db.execute("create index link_%1$d_t on link_%1$d (t)");
            """;

    /**
     * Compiles such a module.
     *
     * @param work what the last {@code worked} of them do, in Java, besides writing that down; {@code %1$d} is the
     *     number
     */
    static Chain of(int length, int worked, String work) throws IOException {
        return of(IntStream.rangeClosed(1, length)
                .mapToObj(number -> new Link(
                        "Migration", "MigrationContext", number > length - worked ? work.formatted(number) : ""))
                .toList());
    }

    /** Makes a table, builds an index of it concurrently, and counts up each of its rows with a backfill. */
    static Chain online(int rows) throws IOException {
        return of(List.of(
                new Link("Migration", "MigrationContext", """
                        db.execute("create table item (id bigint primary key, name text, n int not null default 0)");
                        db.execute("insert into item (id) select i from generate_series(1, %d) i");
                        """.formatted(rows)),
                new Link("OnlineMigration", "OnlineContext", "db.createIndex(\"item\", \"name\");"),
                new Link(
                        "OnlineMigration",
                        "OnlineContext",
                        "db.backfill(Backfill.of(\"item\").by(\"id\").set(\"n = n + 1\"));")));
    }

    /** What one of them is, and does. */
    private record Link(String type, String context, String work) {}

    private static Chain of(List<Link> links) throws IOException {
        Path folder = Files.createTempDirectory("chain");
        Path sources = folder.resolve("sources");
        Files.createDirectories(sources.resolve("chain"));
        Files.writeString(sources.resolve("chain/Chain.java"), """
                package chain;

                @dev.espalier.History(name = "chain", ids = dev.espalier.graph.Ids.FREE)
                @dev.espalier.Placeholders({@dev.espalier.Revision(id = "link_0", tree = "chain")})
                interface Chain {}
                """);
        for (int number = 1; number <= links.size(); number++) {
            Link link = links.get(number - 1);
            Files.writeString(sources.resolve("chain/Link_" + number + ".java"), """
                    package chain;

                    import dev.espalier.*;

                    @Revision(id = "link_%1$d", parent = "link_%2$d", tree = "chain", manager = "Link", version = "%1$d")
                    public final class Link_%1$d implements %3$s {
                        @Override
                        public void upgrade(%4$s db) {
                            %5$s
                            db.execute("insert into link_log values (%1$d)");
                            %6$s
                        }
                    }
                    """.formatted(
                            number,
                            number - 1,
                            link.type(),
                            link.context(),
                            number == 1 ? "db.execute(\"create table link_log (link bigint)\");" : "",
                            link.work()));
        }
        Path classes = Compiled.folder(sources, folder.resolve("classes"), List.of());
        Chain chain = new Chain(folder, links.size());
        Compiled.jar(classes, chain.jar(), "");
        return chain;
    }

    /** A new, empty database that the command line finds: on SQLite there is a file. */
    static FreshDatabase empty(Dialect dialect) throws IOException, SQLException {
        FreshDatabase database = FreshDatabase.of(dialect);
        database.execute("create table t (i int)", "drop table t");
        return database;
    }

    /** The module. */
    Path jar() {
        return folder.resolve("chain.jar");
    }

    /** Starts carrying a database to its end. */
    Jar.Running start(FreshDatabase database, String... more) throws IOException {
        return start(database.address(), more);
    }

    /** The same, by the address of the database. */
    Jar.Running start(String address, String... more) throws IOException {
        return new Jar(folder)
                .start(Stream.concat(Stream.of("upgrade", address, "--migrations", jar().toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    /** Waits until a command prints so, or has ended. */
    static void awaitLine(Jar.Running running, String text) throws IOException, InterruptedException {
        while (running.process().isAlive() && !Files.readString(running.out()).contains(text)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Loads the module, and no other. */
    URLClassLoader loader() throws IOException {
        return new URLClassLoader(new URL[] {jar().toUri().toURL()}, Chain.class.getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return findResources(name);
            }
        };
    }

    /** A migrator within this process. */
    static Migrator migrator(FreshDatabase database, ClassLoader loader) {
        return new Migrator(database.dataSource(), LoadedHistory.load(loader), Optional.empty());
    }

    /** That each migration was carried out once, by what it wrote itself and by the journal. */
    void expectEachOnce(FreshDatabase database) throws Exception {
        List<String> numbers =
                IntStream.rangeClosed(1, length).mapToObj(String::valueOf).toList();
        assertThat(database.texts("select link from link_log order by 1")).isEqualTo(numbers);
        assertThat(database.texts("select revision from espalier_journal order by id"))
                .isEqualTo(IntStream.rangeClosed(0, length)
                        .mapToObj(number -> "link_" + number)
                        .toList());
        assertThat(database.texts("select version_num from espalier_version")).containsExactly("link_" + length);
    }
}
