package dev.espalier.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.Backfill;
import dev.espalier.Dialect;
import dev.espalier.testing.FreshDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchSizeTest {
    private static final Duration TARGET = Duration.ofMillis(200);

    @Test
    void itFindsTheSizeThatTakesTheTargetsTimeAndStaysThere() {
        BatchSize size = BatchSize.FIRST;
        for (int i = 0; i < 20; i++) {
            size = size.after(Duration.ofNanos(size.rows() * 100_000L), TARGET);
        }

        assertThat(size.rows()).isBetween(1900, 2001);
    }

    @Test
    void itGrowsAndShrinksByStepsAndNeverBelowOneRow() {
        assertThat(new BatchSize(100).after(Duration.ofMillis(1), TARGET).rows())
                .isEqualTo(150);
        assertThat(new BatchSize(100).after(Duration.ofMillis(160), TARGET).rows())
                .isEqualTo(125);
        assertThat(new BatchSize(100).after(Duration.ofMillis(400), TARGET).rows())
                .isEqualTo(50);
        assertThat(new BatchSize(100).after(Duration.ofHours(1), TARGET).rows()).isEqualTo(50);
        assertThat(new BatchSize(1).after(Duration.ofHours(1), TARGET).rows()).isEqualTo(1);
        assertThat(new BatchSize(1).smaller().rows()).isEqualTo(1);
        assertThat(new BatchSize(1).after(Duration.ofMillis(1), TARGET).rows()).isEqualTo(2);
        assertThat(new BatchSize(90_000).after(Duration.ZERO, TARGET).rows()).isEqualTo(100_000);
    }

    /** Rows that take a millisecond each: batches come to about 20 of them, and none takes much longer than it may. */
    @Test
    void batchesOfARealTableComeToTheTarget() throws Exception {
        try (FreshDatabase database = FreshDatabase.of(Dialect.POSTGRESQL)) {
            List<Long> done = new ArrayList<>();
            Filling filling = Filling.of(database)
                    .with(BackfillSettings.DEFAULT.withTarget(Duration.ofMillis(20)))
                    .with(new StepContext.Listener() {
                        @Override
                        public void progressed(long rows, long total) {
                            done.add(rows);
                        }
                    });
            filling.table("bigint", "i", 600);
            database.execute("create function slowly(int) returns int volatile language plpgsql as"
                    + " $$ begin perform pg_sleep(0.001); return $1 + 1; end $$");

            filling.run(Backfill.of("the order").by("id").set("n = slowly(n)"));

            assertThat(filling.counts()).containsExactly("1 x 600");
            assertThat(sizes(done)).allSatisfy(size -> assertThat(size).isLessThan(25));
            assertThat(sizes(done).stream().filter(size -> size > 4)).hasSizeGreaterThan(5);
        }
    }

    private static List<Long> sizes(List<Long> done) {
        List<Long> sizes = new ArrayList<>();
        long before = 0;
        for (long rows : done) {
            sizes.add(rows - before);
            before = rows;
        }
        return sizes;
    }
}
