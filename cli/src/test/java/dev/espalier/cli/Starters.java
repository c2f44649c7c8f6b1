package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.Jar.Result;
import dev.espalier.cli.Jar.Running;
import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.plan.Request;
import dev.espalier.testing.FreshDatabase;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many who start at once on one database. */
record Starters(Chain chain, int count) {
    /** What one says who has waited for another for a second, as on a busy machine: no error. */
    private static final String WAITING =
            "Waiting for another Espalier, \\S+, process \\d+, at work since [-:0-9T]+Z\n";

    /** As processes. */
    void asProcesses(FreshDatabase database) throws Exception {
        List<Running> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(chain.start(database));
        }
        for (Running running : all) {
            Result result = running.result();
            assertThat(result.err().replaceAll(WAITING, "")).isEmpty();
            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).endsWith("the database stands at link_" + chain.length() + ".\n");
        }
        chain.expectEachOnce(database);
    }

    /** As threads, each with a migrator and connections of its own. */
    void asThreads(FreshDatabase database) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try (URLClassLoader loader = chain.loader()) {
            CyclicBarrier together = new CyclicBarrier(count);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Migrator migrator = Chain.migrator(database, loader);
                all.add(threads.submit(() -> {
                    together.await();
                    return migrator.migrate(Request.upgrade("heads"));
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        chain.expectEachOnce(database);
    }
}
