package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.Jar.Result;
import dev.espalier.cli.Jar.Running;
import dev.espalier.runtime.plan.Request;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.Reliability;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * A chain that is killed at random moments, started again until the database is where it should be, and looked at then:
 * each migration was carried out once, and the schema is that of a run nobody interrupted. Then the next database.
 */
final class Ordeal {
    private static final int LONGEST_LIFE_MILLIS = 900;

    private final Chain chain;
    private final Databases databases;
    private final Killer killer;
    private final Random random = new Random(7);
    private int kills;
    private int withinAStep;
    private int finished;

    /** Makes new, empty databases. */
    interface Databases {
        FreshDatabase next() throws Exception;
    }

    /** Kills what works on a database. */
    interface Killer {
        void kill(Running running, FreshDatabase database) throws Exception;
    }

    Ordeal(Chain chain, Databases databases, Killer killer) {
        this.chain = chain;
        this.databases = databases;
        this.killer = killer;
    }

    /** The death of the process itself. */
    static void killProcess(Running running, FreshDatabase database) throws InterruptedException {
        running.process().destroyForcibly().waitFor();
    }

    /** The death of its connections at the hand of an administrator. */
    static void killBackend(Running running, FreshDatabase database) throws Exception {
        database.texts("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
    }

    /** Kills so often, and tells what came of it. */
    void suffer(String what, int times) throws Exception {
        String schema;
        try (FreshDatabase undisturbed = databases.next();
                URLClassLoader loader = chain.loader()) {
            Chain.migrator(undisturbed, loader).migrate(Request.upgrade("heads"));
            schema = schema(undisturbed);
        }
        while (kills < times) {
            try (FreshDatabase database = databases.next()) {
                Result result = killed(database);
                while (result.exitCode() != 0) {
                    boolean again = kills < times;
                    result = again ? killed(database) : chain.start(database).result();
                    assertThat(again || result.exitCode() == 0).as(result.err()).isTrue();
                }
                assertThat(result.err()).isEmpty();
                chain.expectEachOnce(database);
                assertThat(schema(database)).isEqualTo(schema);
                finished++;
                Reliability.tell(
                        what,
                        kills + " kills, " + withinAStep + " of them within a step; " + finished + " databases of "
                                + chain.length() + " migrations: each carried out once, schemas equal");
            }
        }
    }

    /** As {@code dump-schema} prints it. */
    private String schema(FreshDatabase database) throws IOException {
        try (URLClassLoader loader = chain.loader()) {
            return Chain.migrator(database, loader).describe(List.of());
        }
    }

    private Result killed(FreshDatabase database) throws Exception {
        Running running = chain.start(database);
        Chain.awaitLine(running, "[");
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
        if (running.process().isAlive()) {
            killer.kill(running, database);
            Result result = running.result();
            if (result.exitCode() != 0) {
                kills++;
                withinAStep += isWithinAStep(running) ? 1 : 0;
            }
            return result;
        }
        Result ended = running.result();
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return ended;
    }

    /** Whether the last line says that a step has begun. */
    private static boolean isWithinAStep(Running running) throws IOException {
        List<String> lines = Files.readAllLines(running.out());
        return !lines.isEmpty() && lines.get(lines.size() - 1).startsWith("[");
    }
}
