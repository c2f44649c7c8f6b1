package dev.espalier.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "300ms, PT0.3S, 300ms",
        "2s, PT2S, 2s",
        "2 sec, PT2S, 2s",
        "10m, PT10M, 10min",
        "10min, PT10M, 10min",
        "' 1H30M ', PT1H30M, 1h30min",
        "90s, PT1M30S, 1min30s",
        "2d, PT48H, 2d",
        "0s, PT0S, 0s",
    })
    void areReadAndWritten(String text, Duration duration, String written) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
        assertThat(Durations.text(duration)).isEqualTo(written);
        assertThat(Durations.parse(written)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "s", "-2s", "1.5s", "2 weeks", "PT2S", "2s and more", "12345678901s"})
    void anythingElseIsNone(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is no duration; write a number and its unit, such as 300ms, 2s, 10min or"
                        + " 1h");
    }

    @Test
    void patienceHasLimits() {
        Duration second = Duration.ofSeconds(1);
        assertThat(new Patience(second, Optional.empty(), Duration.ZERO).deadline())
                .isZero();
        assertThatThrownBy(() -> new Patience(Duration.ZERO, Optional.empty(), second))
                .hasMessage("a lock timeout is at least 1ms and at most 24d, not 0s");
        assertThatThrownBy(() -> new Patience(second, Optional.of(Duration.ZERO), second))
                .hasMessage("a statement timeout is at least 1ms and at most 24d, not 0s");
        assertThatThrownBy(() -> new Patience(second, Optional.empty(), Duration.ofDays(25)))
                .hasMessage("a time to wait is at least 0s and at most 24d, not 25d");
    }
}
