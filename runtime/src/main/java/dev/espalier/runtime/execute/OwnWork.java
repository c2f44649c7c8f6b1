package dev.espalier.runtime.execute;

import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.runtime.plan.GivenOptions;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.StepRefusal;
import dev.espalier.runtime.store.Rights;
import dev.espalier.runtime.store.Session;
import dev.espalier.runtime.store.VersionTable;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An application's own work on its database, outside of the history: it moves no revision, so that the journal does not
 * tell of it.
 */
public final class OwnWork {
    private final Session session;
    private final LoadedHistory history;
    private final Map<String, String> options;

    public OwnWork(Session session, LoadedHistory history, Map<String, String> options) {
        this.session = session;
        this.history = history;
        this.options = options;
    }

    /**
     * Asks a question in one transaction that only reads.
     *
     * @throws Refused when something is in the way of an answer
     */
    public <T> T read(Function<MigrationContext, T> question) {
        return unlessObstructed(() -> Survey.read(session, () -> question.apply(new StepContext(session, options))));
    }

    /**
     * Works in one transaction, in which no step of a migration is under way.
     *
     * @param waiting called once when another connection to a SQLite file is in the way
     * @throws Refused when something is in the way, or the database cannot be written
     * @throws IllegalStateException when the work failed
     */
    public <T> T write(Function<MigrationContext, T> work, Runnable waiting) {
        Rights rights = new Rights(session, history.settings().versionTable());
        try {
            rights.check();
            return unlessObstructed(() -> session.writing(() -> carryOut(work), waiting));
        } catch (Refused e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            Obstacles.refuseReadOnly(e);
            String advice = rights.after(e).map(text -> "; " + text).orElse("");
            throw new IllegalStateException(
                    "that failed and was undone: "
                            + (advice.isEmpty() ? StepFailed.explained(e) : StepFailed.reason(e) + advice),
                    e);
        }
    }

    private <T> T carryOut(Function<MigrationContext, T> work) {
        new VersionTable(session, history.settings().versionTable()).hold();
        StepContext context = new StepContext(session, options);
        T result = work.apply(context);
        context.finish();
        return result;
    }

    private <T> T unlessObstructed(Supplier<T> work) {
        new GivenOptions(options, history.options()).checkNames();
        try {
            return work.get();
        } catch (Obstacle obstacle) {
            throw new Refused(new StepRefusal.Obstructed(String.valueOf(obstacle.getMessage())));
        }
    }
}
