package dev.espalier.runtime.execute;

import dev.espalier.runtime.plan.Blocker;
import dev.espalier.runtime.plan.Step;
import dev.espalier.runtime.store.Session;
import dev.espalier.runtime.store.SqlState;
import dev.espalier.runtime.store.Waiting;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Carries a transaction out again, all of it, after others were in its way: it came to no lock in time, or into a
 * conflict. Between two attempts no transaction is open, so that those others get on.
 */
final class Attempts {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private Attempts() {}

    /**
     * Carries it out until it goes through, fails for another reason, or patience ends.
     *
     * @param told called once for each blocker, maybe by another thread
     * @param again called before each further attempt, with the reason and the pause that is made first
     */
    static <T> T of(
            Session session,
            Consumer<Blocker> told,
            BiConsumer<String, Duration> again,
            Function<Waiting, T> transaction) {
        try (Waiting waiting = session.waiting(told)) {
            for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
                try {
                    return transaction.apply(waiting);
                } catch (RuntimeException e) {
                    Duration left = waiting.left();
                    if (!mayPass(e) || left.isZero()) {
                        throw e;
                    }
                    Duration jittered = pause.multipliedBy(
                                    ThreadLocalRandom.current().nextLong(50, 101))
                            .dividedBy(100);
                    Duration shortened = jittered.compareTo(left) < 0 ? jittered : left;
                    again.accept(StepFailed.reason(e), shortened);
                    session.rest(shortened);
                }
            }
        }
    }

    /** The same for a transaction of a step, whose progress is told. */
    static <T> T of(Session session, Step step, Progress progress, Function<Waiting, T> transaction) {
        return of(
                session,
                blocker -> progress.waiting(step, blocker),
                (reason, pause) -> progress.retrying(step, reason, pause),
                transaction);
    }

    /** Whether it is others that made the work fail, and that may be gone the next time. */
    static boolean mayPass(Throwable thrown) {
        // Whoever waits for a SQLite file has waited for as long as there is patience.
        return SqlState.of(thrown)
                .filter((SQLException sql) ->
                        SqlState.isConflict(sql) || (SqlState.isLocked(sql) && sql.getSQLState() != null))
                .isPresent();
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
