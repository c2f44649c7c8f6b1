package dev.espalier.runtime.execute;

import dev.espalier.Dialect;
import dev.espalier.MigrationContext;
import dev.espalier.runtime.schema.SchemaEditor;
import dev.espalier.runtime.store.Session;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a migration sees of a session, for one step. */
final class StepContext implements MigrationContext {
    private final Session session;
    private final SchemaEditor editor;
    private final Map<String, String> options;
    private final Consumer<String> reporter;

    StepContext(Session session, Map<String, String> options, Consumer<String> reporter) {
        this.session = session;
        this.editor = SchemaEditor.on(session.dialect(), session.connection(), session.schema());
        this.options = options;
        this.reporter = reporter;
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
    public void progress(long done, long total) {
        reporter.accept(done + " of " + total + " rows");
    }

    @Override
    public void report(String message) {
        reporter.accept(message);
    }

    /** Checks what can only be checked when the migration has done all of its work. */
    void finish() {
        editor.finish();
    }
}
