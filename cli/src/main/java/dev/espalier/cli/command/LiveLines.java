package dev.espalier.cli.command;

import dev.espalier.cli.terminal.TerminalWriter;
import dev.espalier.graph.Count;
import dev.espalier.runtime.execute.Progress;
import dev.espalier.runtime.plan.Blocker;
import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Step;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows a plan being carried out on a terminal: a line for each step that is done, and a live one for the step that is
 * at work, with a bar once its migration tells how far it has come.
 */
final class LiveLines implements Progress, AutoCloseable {
    private static final int MILLIS_BETWEEN_UPDATES = 200;

    private final TerminalWriter terminal;
    private String number = "";
    private @Nullable Step step;
    private @Nullable ProgressBar bar;

    LiveLines(TerminalWriter terminal) {
        this.terminal = terminal;
    }

    @Override
    public void started(Step started, int count, int total) {
        end();
        begin(started, count + "/" + total);
    }

    @Override
    public void reported(Step reporting, String message) {
        terminal.line("      " + message);
    }

    @Override
    public void progressed(Step at, long done, long total) {
        if (bar == null) {
            bar = ProgressBar.builder()
                    .setTaskName("[" + number + "] " + at.direction() + " "
                            + at.node().tree())
                    .setInitialMax(total)
                    .setUnit(total == 1 ? " row" : " rows", 1)
                    .setStyle(terminal.isUnicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(MILLIS_BETWEEN_UPDATES)
                    .continuousUpdate()
                    .setConsumer(new Live(terminal))
                    .build();
        }
        bar.maxHint(total);
        bar.stepTo(done);
    }

    @Override
    public void finished(Step done, Duration duration) {
        end();
        terminal.line(terminal.ink().good(terminal.isUnicode() ? "✔" : "done") + " " + number + " " + done.title() + " "
                + duration.toMillis() + " ms");
    }

    @Override
    public void waiting(Step waiting, Blocker blocker) {
        terminal.line("      Waiting for " + blocker.title());
    }

    @Override
    public void retrying(Step undone, String reason, Duration pause) {
        String begun = number;
        end();
        terminal.line("      " + StepLines.again(reason, pause));
        begin(undone, begun);
    }

    @Override
    public void replanned(Plan rest) {
        end();
        terminal.line(
                "Another process moved the database; " + Count.of(rest.steps().size(), "step") + " left to do.");
    }

    /** Nothing is at work any more; a step that still was has failed. */
    @Override
    public void close() {
        Step failed = step;
        end();
        if (failed != null) {
            terminal.line(
                    terminal.ink().bad((terminal.isUnicode() ? "✘" : "failed") + " " + number + " " + failed.title()));
        }
    }

    private void begin(Step begun, String counted) {
        step = begun;
        number = counted;
        terminal.live("[" + number + "] " + begun.title() + " " + (terminal.isUnicode() ? "…" : "..."));
    }

    private void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
        step = null;
        terminal.clear();
    }

    /** Where the bar is drawn. */
    private record Live(TerminalWriter terminal) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return terminal.room();
        }

        @Override
        public void accept(String line) {
            terminal.live(line);
        }

        @Override
        public void close() {}
    }
}
