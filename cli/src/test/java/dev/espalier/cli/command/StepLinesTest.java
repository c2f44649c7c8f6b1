package dev.espalier.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.runtime.plan.Blocker;
import dev.espalier.runtime.plan.Direction;
import dev.espalier.runtime.plan.Step;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class StepLinesTest {
    private final Step step = Steps.of(Direction.UPGRADE);
    private final StringWriter text = new StringWriter();
    private final AtomicLong nanos = new AtomicLong(-5);
    private final StringWriter errors = new StringWriter();
    private final StepLines lines = new StepLines(new PrintWriter(text), new PrintWriter(errors), nanos::get);

    @Test
    void rowsAreToldOnceASecondAndAtTheEnd() {
        lines.started(step, 1, 2);
        for (int done = 1; done <= 25; done++) {
            nanos.addAndGet(Duration.ofMillis(100).toNanos());
            lines.progressed(step, done, 25);
        }
        lines.reported(step, "all is well");
        lines.finished(step, Duration.ofMillis(2500));

        assertThat(text).hasToString("""
                [1/2] upgrade a M 1 (a1)
                      10 of 25 rows
                      20 of 25 rows
                      25 of 25 rows
                      all is well
                      done in 2500 ms
                """);
    }

    @Test
    void aStepThatIsDoneSoonTellsOnlyItsEnd() {
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        lines.started(step, 2, 2);
        lines.progressed(step, 5, 10);
        lines.progressed(step, 10, 10);

        assertThat(text).hasToString("""
                [2/2] upgrade a M 1 (a1)
                      10 of 10 rows
                """);
    }

    @Test
    void forWhomAStepWaitsIsSaidAsideAndWhyItBeginsAnewIsSaidWithIt() {
        lines.started(step, 1, 1);
        lines.waiting(step, new Blocker.Writer());
        lines.retrying(step, "deadlock\n detected", Duration.ofMillis(1200));

        assertThat(errors).hasToString("Waiting for another process that writes to the database\n");
        assertThat(text).hasToString("""
                [1/1] upgrade a M 1 (a1)
                      undone (deadlock detected); again in 1s200ms
                """);
    }
}
