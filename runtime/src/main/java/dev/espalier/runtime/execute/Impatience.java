package dev.espalier.runtime.execute;

import dev.espalier.runtime.plan.Durations;
import dev.espalier.runtime.plan.Patience;
import dev.espalier.runtime.plan.Refusal;
import dev.espalier.runtime.plan.WaitRefusal;
import dev.espalier.runtime.store.SqlState;
import dev.espalier.runtime.store.Waiting;
import java.sql.SQLException;
import java.util.Optional;

/** Why work was given up that others had been in the way of, or that took too long. */
final class Impatience {
    private Impatience() {}

    /** The reason; empty where the work failed for another one. */
    static Optional<Refusal> of(String what, Throwable failure, Waiting waited) {
        return SqlState.of(failure).flatMap(sql -> reason(what, sql, waited));
    }

    private static Optional<Refusal> reason(String what, SQLException sql, Waiting waited) {
        Patience patience = waited.patience();
        String deadline = Durations.text(patience.deadline());
        String words = String.valueOf(sql.getMessage()).replaceAll("\\s+", " ").replaceFirst("[. ]+$", "");
        String blocker = waited.blocker()
                .map(known -> ": in the way was " + known.title())
                .orElse("");
        if (SqlState.isLocked(sql)) {
            return Optional.of(new WaitRefusal.Blocked(what + " got no lock within " + deadline + " (" + words + ")"
                    + blocker + "; end that work, or wait longer with: --wait"));
        }
        if (SqlState.isConflict(sql)) {
            return Optional.of(new WaitRefusal.Conflict(what + " came into conflict with others again and again for "
                    + deadline + " (" + words + ")" + blocker
                    + "; run it again when they have less to do, or try for longer with: --wait"));
        }
        // What ends sooner somebody has cancelled.
        return patience.statementTimeout()
                .filter(timeout -> SqlState.isCancelled(sql) && waited.elapsed().compareTo(timeout) >= 0)
                .map(timeout -> new WaitRefusal.Overtime(what + " was ended (" + words
                        + "): a statement may take " + Durations.text(timeout)
                        + "; allow more, or leave it out: --statement-timeout"));
    }
}
