package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.runtime.Migrator;
import dev.espalier.runtime.plan.Request;
import dev.espalier.testing.Aside;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.Reliability;
import java.net.URLClassLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Any number of instances may start at once. */
@ExtendWith(Reliability.class)
class StartersIT {
    private static final int COUNT = 8;

    @Test
    void eightDoEachStepOnce() throws Exception {
        Starters starters = new Starters(Chain.of(3, 3, Chain.WORK), COUNT);
        for (Dialect dialect : Dialect.values()) {
            boolean postgresql = dialect == Dialect.POSTGRESQL;
            int processes = Reliability.times(postgresql ? 1 : 0, postgresql ? 50 : 25);
            for (int round = 0; round < processes; round++) {
                try (FreshDatabase database = Chain.empty(dialect)) {
                    starters.asProcesses(database);
                }
            }
            int threads = Reliability.times(2, 25);
            for (int round = 0; round < threads; round++) {
                try (FreshDatabase database = Chain.empty(dialect)) {
                    starters.asThreads(database);
                }
            }
            Reliability.tell(
                    COUNT + " starters at once, " + dialect,
                    processes + " rounds of processes and " + threads
                            + " of threads on empty databases: all done, each step once, no error");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoWaitsGoesOnWithinASecond(Dialect dialect) throws Exception {
        Chain chain = Chain.of(2, 1, "java.util.concurrent.locks.LockSupport.parkNanos(1_500_000_000L);");
        try (FreshDatabase database = Chain.empty(dialect);
                URLClassLoader loader = chain.loader()) {
            Chain.migrator(database, loader).migrate(Request.upgrade("link_1"));
            CompletableFuture<Long> holder = Aside.get(() -> ended(database, loader));
            TimeUnit.MILLISECONDS.sleep(500);
            CompletableFuture<Long> waiter = Aside.get(() -> ended(database, loader));

            long nanos = Math.abs(waiter.get() - holder.get());

            chain.expectEachOnce(database);
            assertThat(nanos).isLessThan(1_000_000_000);
            Reliability.tell("A waiter's end, " + dialect, nanos / 1_000_000 + " ms from the holder's");
        }
    }

    private static long ended(FreshDatabase database, ClassLoader loader) {
        Migrator migrator = Chain.migrator(database, loader);
        migrator.migrate(Request.upgrade("heads"));
        return System.nanoTime();
    }
}
