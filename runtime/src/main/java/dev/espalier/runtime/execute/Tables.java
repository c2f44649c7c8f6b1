package dev.espalier.runtime.execute;

import dev.espalier.graph.Suggestion;
import dev.espalier.runtime.plan.DatabaseRefusal;
import dev.espalier.runtime.plan.Refusal;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.schema.SchemaDump;
import dev.espalier.runtime.schema.SchemaEditor;
import dev.espalier.runtime.store.BackfillTable;
import dev.espalier.runtime.store.Journal;
import dev.espalier.runtime.store.Session;
import dev.espalier.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The tables of a database, as values and in words. */
public final class Tables {
    /** What is of use to Espalier only. */
    private static final Set<String> OWN = Set.of(Journal.NAME, BackfillTable.NAME);

    private Tables() {}

    /**
     * Describes the tables of these names, or all but Espalier's own when there are none.
     *
     * @throws Refused when there is no such table, or the database does not let itself be read
     */
    public static String describe(Session session, List<String> names) {
        return SchemaDump.of(session.dialect(), read(session, names));
    }

    /**
     * The tables of these names, or all but Espalier's own when there are none.
     *
     * @throws Refused when there is no such table, or the database does not let itself be read
     */
    public static List<Table> read(Session session, List<String> names) {
        return Survey.read(session, () -> {
            SchemaEditor editor = SchemaEditor.on(session.dialect(), session.connection(), session.schema());
            List<String> all = editor.tables();
            List<Refusal> unknown = new ArrayList<>();
            names.stream()
                    .distinct()
                    .filter(name -> !all.contains(name))
                    .forEach(name -> unknown.add(new DatabaseRefusal.UnknownTable("the database has no table '" + name
                            + "'" + Suggestion.didYouMean(name, all, "; see all with: dump-schema DATABASE"))));
            if (!unknown.isEmpty()) {
                throw new Refused(unknown);
            }
            var wanted = all.stream().filter(name -> names.isEmpty() ? !OWN.contains(name) : names.contains(name));
            return List.copyOf(editor.tables(wanted.toList()).values());
        });
    }
}
