package dev.espalier.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Dialect;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.Reliability;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A million rows while eight writers go on, and somebody kills the backfill again and again. */
class BackfillReliabilityTest {
    private static final int ROWS = 1_000_000;
    private static final int LONGEST_WAIT_MILLIS = 300;

    @Test
    void aMillionRowsUnderTraffic() throws Exception {
        Assumptions.assumeTrue(
                Reliability.isLong(), "takes minutes and a machine of its own; run it with -Preliability");
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            AtomicInteger batches = new AtomicInteger();
            Filling filling = Filling.of(database)
                    .with(BackfillSettings.DEFAULT.withWorkers(2))
                    .with(new StepContext.Listener() {
                        @Override
                        public void progressed(long done, long total) {
                            batches.incrementAndGet();
                        }
                    });
            filling.table("bigint", "i", ROWS);
            database.execute("vacuum analyze \"the order\"", "checkpoint");

            Traffic traffic = new Traffic(database);
            try (traffic) {
                traffic.writers(8, ROWS, 5);
                traffic.killer(250, Integer.MAX_VALUE);
                Traffic.untilDone(filling, Traffic.killable(database));
            }
            Reliability.tell(
                    "Backfill under 8 writers",
                    ROWS + " rows in " + batches + " batches, " + traffic.kills() + " kills, worst writer wait "
                            + traffic.worstMillis() + " ms");

            assertThat(filling.counts()).containsExactly("1 x " + ROWS);
            assertThat(database.texts("select sum(v) from \"the order\""))
                    .containsExactly(String.valueOf(traffic.writes()));
            assertThat(traffic.kills()).isPositive();
            assertThat(traffic.worstMillis()).isLessThanOrEqualTo(LONGEST_WAIT_MILLIS);
        }
    }
}
