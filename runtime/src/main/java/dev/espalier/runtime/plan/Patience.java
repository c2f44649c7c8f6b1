package dev.espalier.runtime.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * How gentle Espalier is to the applications that use a database, and how patient with whoever is in its way.
 *
 * @param lockTimeout how long a step waits for one lock while applications may have to wait behind it; then it is
 *     undone and tried again. PostgreSQL only. At least a millisecond.
 * @param statementTimeout how long a statement of a step may take, waiting included; empty: as long as it takes.
 *     PostgreSQL only. At least a millisecond.
 * @param deadline how long, from its begin, a step waits and is tried again, all in all; zero: it is tried once
 */
public record Patience(Duration lockTimeout, Optional<Duration> statementTimeout, Duration deadline) {
    /** The longest time that PostgreSQL and SQLite can be told to wait: 24 days. */
    private static final Duration LONGEST = Duration.ofDays(24);

    /** Two seconds for a lock, any time for a statement, ten minutes for all. */
    public static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(2), Optional.empty(), Duration.ofMinutes(10));

    /** @throws IllegalArgumentException when one of them is too short, or longer than 24 days */
    public Patience {
        expect("a lock timeout", lockTimeout, Duration.ofMillis(1));
        statementTimeout.ifPresent(timeout -> expect("a statement timeout", timeout, Duration.ofMillis(1)));
        expect("a time to wait", deadline, Duration.ZERO);
    }

    private static void expect(String what, Duration duration, Duration least) {
        if (duration.compareTo(least) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(what + " is at least " + Durations.text(least) + " and at most "
                    + Durations.text(LONGEST) + ", not " + Durations.text(duration));
        }
    }
}
