package dev.espalier.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TerminalWriterTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicInteger width = new AtomicInteger(10);
    private final TerminalWriter terminal = new TerminalWriter(bytes, width::get, true, true);

    @Test
    void theLiveLineIsCutToTheWidthOfTheMoment() {
        terminal.live("0123456789");
        width.set(5);
        terminal.live("0123456789");

        assertThat(shown()).isEqualTo("<012345678<0123");
    }

    @Test
    void aLineForGoodStandsAboveTheLiveOne() {
        terminal.line("one");
        terminal.live("live");
        terminal.line("two");
        terminal.clear();
        terminal.line("three");

        assertThat(shown()).isEqualTo("one|<live<two|<live<three|");
    }

    @Test
    void aStoppedProgramDrawsNoMore() {
        terminal.live("live");
        terminal.leave();
        terminal.live("again");
        terminal.leave();

        assertThat(shown()).isEqualTo("<live|");
    }

    @Test
    void aCodeIsColouredWhereverItStands() {
        assertThat(terminal.ink().message("a: [REV202] b")).isEqualTo("a: \033[31m[REV202]\033[39m b");
        assertThat(new Ink(false).message("a: [REV202] b")).isEqualTo("a: [REV202] b");
    }

    /** The text, with {@code <} where the line is erased and {@code |} where it ends. */
    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\033[K", "<").replace(System.lineSeparator(), "|");
    }
}
