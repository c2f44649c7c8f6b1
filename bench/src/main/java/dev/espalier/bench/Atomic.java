package dev.espalier.bench;

import dev.espalier.Dialect;
import dev.espalier.bench.tool.Tool;
import dev.espalier.bench.tool.Workload;
import dev.espalier.testing.Aside;
import dev.espalier.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * What is left when a tool's session on PostgreSQL dies while it commits the record of a migration, and whether the
 * same start goes through afterwards. A trigger that waits for the commit makes the record slow, so that the session
 * can be terminated in it.
 */
final class Atomic implements Part {
    private static final String OURS = "Espalier";

    /** Where each tool records what it has done. */
    private static final Map<String, String> RECORDS = new LinkedHashMap<>();

    static {
        RECORDS.put(OURS, "espalier_journal");
        RECORDS.put("MyBatis Migrations", "changelog");
        RECORDS.put("Flyway", "flyway_schema_history");
        RECORDS.put("Liquibase", "databasechangelog");
    }

    /** The session that sleeps in the trigger, which is called for each of its rows. */
    private static final String ASLEEP =
            "select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";

    private static final String LOCKS = "select count(*) from pg_tables where tablename = 'databasechangeloglock'";

    @Override
    public void run(Settings settings, Table table) throws Exception {
        if (!settings.databases.contains(Dialect.POSTGRESQL)) {
            table.skipped("killed while the record is committed", "PostgreSQL is not among the databases");
            return;
        }
        System.out.println(
                "| killed while the record is committed | the migration's table | its record | the next start |");
        System.out.println("|---|---|---|---|");
        try (Folder folder = Folder.create()) {
            Workload one = Workload.of(1, folder.resolve("one"));
            Workload two = Workload.of(2, folder.resolve("two"));
            for (Entry<String, String> tool : RECORDS.entrySet()) {
                System.out.println(line(tool.getKey(), tool.getValue(), one, two));
            }
        }
        System.out.println();
    }

    private static String line(String name, String record, Workload one, Workload two) throws Exception {
        DataSource database = TestPostgres.newDatabase();
        of(one, name).upgrade(database);
        String before = ask(database, "select count(*) from " + record);
        execute(
                database,
                "create function nap() returns trigger language plpgsql as"
                        + " $$ begin perform pg_sleep(600); return null; end $$");
        execute(
                database,
                "create constraint trigger nap after insert on " + record
                        + " deferrable initially deferred for each row execute function nap()");
        CompletableFuture<String> run = Aside.get(() -> outcome(of(two, name), database));
        while (!run.isDone()) {
            execute(database, "select pg_terminate_backend(pid) from (" + ASLEEP + ") asleep");
            TimeUnit.MILLISECONDS.sleep(20);
        }
        boolean made = !ask(database, "select to_regclass('t2')").equals("null");
        boolean recorded = !before.equals(ask(database, "select count(*) from " + record));
        execute(database, "drop trigger nap on " + record);
        String release = "";
        if (!ask(database, LOCKS).equals("0")) {
            execute(database, "update databasechangeloglock set locked = false");
            release = "its lock released by hand: ";
        }
        return "| %s | %s | %s | %s%s |"
                .formatted(
                        name,
                        made ? "is there" : "is not there",
                        recorded ? "is there" : "is not there",
                        release,
                        outcome(of(two, name), database));
    }

    private static Tool of(Workload workload, String name) {
        return name.equals(OURS)
                ? workload.ours()
                : Objects.requireNonNull(workload.peers().get(name));
    }

    private static String outcome(Tool tool, DataSource database) {
        try {
            tool.upgrade(database);
            return "goes through";
        } catch (Exception e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            String message = String.valueOf(cause.getMessage()).strip();
            return "fails: " + message.lines().findFirst().orElse("");
        }
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(DataSource database, String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
