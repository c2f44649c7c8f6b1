package dev.espalier.runtime.execute;

import dev.espalier.Dialect;
import dev.espalier.MigrationContext;
import dev.espalier.runtime.plan.Step;
import dev.espalier.runtime.schema.SchemaEditor;
import dev.espalier.runtime.store.Session;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a migration sees of a session, for one step. */
final class StepContext implements MigrationContext {
    private final Session session;
    private final SchemaEditor editor;
    private final Map<String, String> options;
    private final Listener listener;

    /** Hears what a migration tells. */
    interface Listener {
        Listener NOBODY = new Listener() {};

        default void reported(String message) {}

        default void progressed(long done, long total) {}

        /** Passes on what the migration of a step tells. */
        static Listener of(Step step, Progress progress) {
            return new Listener() {
                @Override
                public void reported(String message) {
                    progress.reported(step, message);
                }

                @Override
                public void progressed(long done, long total) {
                    progress.progressed(step, done, total);
                }
            };
        }
    }

    /** What is seen where nobody watches. */
    StepContext(Session session, Map<String, String> options) {
        this(session, options, Listener.NOBODY);
    }

    StepContext(Session session, Map<String, String> options, Listener listener) {
        this.session = session;
        this.editor = SchemaEditor.on(session.dialect(), session.connection(), session.schema());
        this.options = options;
        this.listener = listener;
    }

    @Override
    public Dialect dialect() {
        return session.dialect();
    }

    @Override
    public String schema() {
        return session.schema();
    }

    @Override
    public <M> M mapper(Class<M> type) {
        return session.mapper(type);
    }

    @Override
    public long execute(String sql) {
        return session.execute(sql);
    }

    @Override
    public List<String> tables() {
        return editor.tables();
    }

    @Override
    public SortedMap<String, Table> tables(Collection<String> names) {
        return editor.tables(names);
    }

    @Override
    public Optional<Table> table(String name) {
        return editor.table(name);
    }

    @Override
    public void alter(TableChange... changes) {
        editor.alter(List.of(changes));
    }

    @Override
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    @Override
    public Map<String, String> options(String family) {
        String beginning = family + ".";
        return options.entrySet().stream()
                .filter(option -> option.getKey().startsWith(beginning))
                .collect(Collectors.toMap(
                        option -> option.getKey().substring(beginning.length()),
                        Map.Entry::getValue,
                        (first, second) -> first,
                        TreeMap::new));
    }

    @Override
    public void progress(long done, long total) {
        listener.progressed(done, total);
    }

    @Override
    public void report(String message) {
        session.note(message);
        listener.reported(message);
    }

    /** Checks what can only be checked when the migration has done all of its work. */
    void finish() {
        editor.finish();
    }
}
