package dev.espalier.runtime.execute;

import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.runtime.plan.Blocker;
import dev.espalier.runtime.plan.GivenOptions;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.plan.StepRefusal;
import dev.espalier.runtime.plan.Stopped;
import dev.espalier.runtime.store.Rights;
import dev.espalier.runtime.store.Session;
import dev.espalier.runtime.store.VersionTable;
import java.util.Map;
import java.util.function.Consumer;
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
     * @param told called once for each blocker, maybe by another thread
     * @throws Refused when something is in the way, the database cannot be written, or patience ends
     * @throws IllegalStateException when the work failed
     */
    public <T> T write(Function<MigrationContext, T> work, Consumer<Blocker> told) {
        Rights rights = new Rights(session, history.settings().versionTable());
        try {
            rights.check();
            return unlessObstructed(() -> Attempts.of(
                    session, told, (reason, pause) -> {}, waiting -> session.writing(() -> carryOut(work), waiting)));
        } catch (Refused | Stopped e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            Obstacles.refuseReadOnly(e);
            Impatience.of("that", e, session.waited()).ifPresent(refusal -> {
                throw new Refused(refusal);
            });
            throw new IllegalStateException(
                    "that failed and was undone: " + StepFailed.explained(e, rights.after(e)), e);
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
