package dev.espalier.runtime.execute;

import dev.espalier.runtime.plan.Plan;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.Step;
import dev.espalier.runtime.store.DatabaseFailure;
import dev.espalier.runtime.store.Session;
import java.util.Map;

/** Carries a plan out for real, all of it in one transaction, and undoes it. */
public final class Rehearsal {
    private final Session session;
    private final LoadedHistory history;
    private final Map<String, String> options;
    private final Progress progress;

    public Rehearsal(Session session, LoadedHistory history, Map<String, String> options, Progress progress) {
        this.session = session;
        this.history = history;
        this.options = options;
        this.progress = progress;
    }

    /** Rehearses a plan that has steps; where others are in the way, all of it again. Throws as {@link PlanRunner}. */
    public void run(Plan plan) {
        Step first = plan.steps().get(0);
        try {
            Attempts.of(session, first, progress, waiting -> session.rehearsing(() -> carryOut(plan), waiting));
        } catch (DatabaseFailure e) {
            // Before the first step: SQLite lets nobody begin while another writes.
            throw Impatience.of(first.title(), e, session.waited())
                    .<RuntimeException>map(Refused::new)
                    .orElse(e);
        }
    }

    private Plan carryOut(Plan plan) {
        new PlanRunner(session, history, options, progress, new Connections(Rehearsal::none, 1)).run(plan);
        return plan;
    }

    /** What needs a second connection cannot be rehearsed. */
    private static Session none() {
        throw new IllegalStateException("a rehearsal has one connection");
    }
}
