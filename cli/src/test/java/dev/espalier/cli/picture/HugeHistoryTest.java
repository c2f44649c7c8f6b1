package dev.espalier.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ten times the revisions make ten times the output, and no format takes longer than people wait. */
final class HugeHistoryTest {
    private static final History TENTH = Histories.huge(9_999, 100);
    private static final History WHOLE = Histories.huge(99_999, 1_000);

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void growsWithTheHistory(Format format) {
        long tenth = length(format, TENTH);
        long whole = length(format, WHOLE);
        assertThat(whole).isBetween(9 * tenth, 12 * tenth);
        assertThat(whole).isLessThan(200_000_000);
    }

    private static long length(Format format, History history) {
        Counter counter = new Counter();
        format.write(history, new PrintWriter(counter));
        return counter.length;
    }

    /** Keeps nothing. */
    private static final class Counter extends Writer {
        private long length;

        @Override
        public void write(char[] buffer, int offset, int count) {
            length += count;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
