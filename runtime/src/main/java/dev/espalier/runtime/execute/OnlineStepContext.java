package dev.espalier.runtime.execute;

import dev.espalier.Backfill;
import dev.espalier.Dialect;
import dev.espalier.OnlineContext;
import dev.espalier.runtime.plan.Step;
import dev.espalier.runtime.schema.OnlineSchema;
import dev.espalier.runtime.schema.TransactionRules;
import dev.espalier.runtime.store.Session;
import dev.espalier.runtime.store.Waiting;
import dev.espalier.schema.Table;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What an online migration sees of a session on which no transaction is open, for one step. */
final class OnlineStepContext implements OnlineContext {
    private final Session session;
    private final StepContext plain;
    private final Connections connections;
    private final HeartBeat beat;
    private final Step step;
    private final Progress progress;
    private final OnlineSchema online;
    private String waitingFor = "";

    /**
     * @param plain the same step's context, for what needs no transaction
     * @param connections those for the workers of backfills
     * @param beat is given the chance to beat between any two operations
     */
    OnlineStepContext(
            Session session, StepContext plain, Connections connections, HeartBeat beat, Step step, Progress progress) {
        this.session = session;
        this.plain = plain;
        this.connections = connections;
        this.beat = beat;
        this.step = step;
        this.progress = progress;
        this.online = OnlineSchema.on(session.dialect(), session.connection(), session.schema(), this::waiting);
    }

    @Override
    public Dialect dialect() {
        return plain.dialect();
    }

    @Override
    public String schema() {
        return plain.schema();
    }

    @Override
    public Optional<Table> table(String name) {
        return plain.table(name);
    }

    @Override
    public void createIndex(String table, Table.Index index) {
        carryOut(() -> online.createIndex(table, index));
    }

    @Override
    public void dropIndex(String name) {
        carryOut(() -> online.dropIndex(name));
    }

    @Override
    public void validate(String table, String constraint) {
        carryOut(() -> online.validate(table, constraint));
    }

    @Override
    public void addEnumValue(String type, String value) {
        carryOut(() -> online.addEnumValue(type, value));
    }

    @Override
    public void backfill(Backfill backfill) {
        BackfillSettings settings = BackfillSettings.DEFAULT.withWorkers(connections.workers());
        StepContext.Listener listener = StepContext.Listener.of(step, progress);
        new BackfillRun(session, connections.another(), step.node().id(), backfill, settings, listener, beat::between)
                .run();
    }

    @Override
    public long execute(String sql) {
        beat.between();
        return TransactionRules.isWithin(session.dialect(), sql)
                ? alone(() -> session.execute(sql))
                : watched(() -> session.execute(sql));
    }

    @Override
    public Optional<String> option(String name) {
        return plain.option(name);
    }

    @Override
    public Map<String, String> options(String family) {
        return plain.options(family);
    }

    @Override
    public void progress(long done, long total) {
        beat.between();
        plain.progress(done, total);
    }

    @Override
    public void report(String message) {
        plain.report(message);
    }

    /** On SQLite in a transaction, which waits for other writers. */
    private void carryOut(Runnable operation) {
        beat.between();
        if (session.dialect() == Dialect.SQLITE) {
            alone(() -> {
                operation.run();
                return 0;
            });
        } else {
            watched(() -> {
                operation.run();
                return 0;
            });
        }
    }

    /** Work that is no transaction waits for transactions of others, some of it for all there are. */
    private <T> T watched(Supplier<T> work) {
        Waiting watched = session.waiting(blocker -> progress.waiting(step, blocker));
        try {
            return work.get();
        } finally {
            watched.close();
        }
    }

    private <T> T alone(Supplier<T> work) {
        return Attempts.of(
                session,
                step,
                progress,
                waiting -> session.writing(
                        () -> {
                            session.limit();
                            return work.get();
                        },
                        waiting));
    }

    private void waiting(String whom) {
        beat.between();
        if (!whom.equals(waitingFor)) {
            waitingFor = whom;
            report(whom);
        }
        session.rest(OnlineStep.BETWEEN_LOOKS);
    }
}
