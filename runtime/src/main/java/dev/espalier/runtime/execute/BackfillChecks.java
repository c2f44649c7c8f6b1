package dev.espalier.runtime.execute;

import dev.espalier.Backfill;
import dev.espalier.graph.Suggestion;
import dev.espalier.runtime.plan.BackfillRefusal;
import dev.espalier.runtime.plan.Refusal;
import dev.espalier.runtime.plan.Refused;
import dev.espalier.runtime.schema.SchemaEditor;
import dev.espalier.runtime.store.BackfillTable;
import dev.espalier.runtime.store.KeySpace;
import dev.espalier.runtime.store.Session;
import dev.espalier.schema.Table;
import java.util.List;
import java.util.Optional;

/** What must hold before the first batch. */
final class BackfillChecks {
    private final Session session;
    private final Backfill backfill;

    BackfillChecks(Session session, Backfill backfill) {
        this.session = session;
        this.backfill = backfill;
    }

    /**
     * The keys of the table, in one transaction that only reads.
     *
     * @throws Refused when the table cannot be worked through by its key, or the backfill's name is another's
     */
    KeySpace keys(BackfillTable record) {
        return session.reading(() -> {
            Table.Column column = column();
            KeySpace keys = new KeySpace(session, backfill);
            if (!keys.isOrdered()) {
                throw refused(new BackfillRefusal.UnusableKey("column '" + column.name() + "' of table '"
                        + backfill.table() + "' is of type " + column.type() + ", by which backfill " + backfill.name()
                        + " cannot go; take an integer, text, uuid, date or timestamp"));
            }
            if (!keys.isIndexed()) {
                throw refused(new BackfillRefusal.UnusableKey("table '" + backfill.table()
                        + "' has no whole and valid index that begins with '" + column.name()
                        + "', so that every batch of backfill " + backfill.name()
                        + " would read all of it; take another key, or make an index first"));
            }
            if (column.nullable() && keys.hasNulls()) {
                throw refused(new BackfillRefusal.RowsWithoutKey("rows of table '" + backfill.table() + "' have no '"
                        + column.name() + "', so that backfill " + backfill.name()
                        + " would pass them by; take another key, or give them one first"));
            }
            if (record.isFinishedByAnother()) {
                throw refused(new BackfillRefusal.NameTaken("a backfill " + backfill.name()
                        + " is done already in this revision, and its statement was another one; give this one a name"
                        + " of its own with named(...)"));
            }
            return keys;
        });
    }

    private Table.Column column() {
        SchemaEditor editor = SchemaEditor.on(session.dialect(), session.connection(), session.schema());
        Optional<Table> table = editor.table(backfill.table());
        if (table.isEmpty()) {
            throw unknown("the database has no table '" + backfill.table() + "'", backfill.table(), editor.tables());
        }
        List<String> columns =
                table.get().columns().stream().map(Table.Column::name).toList();
        return table.get()
                .column(backfill.key())
                .orElseThrow(() -> unknown(
                        "table '" + backfill.table() + "' has no column '" + backfill.key() + "'",
                        backfill.key(),
                        columns));
    }

    private Refused unknown(String found, String name, List<String> names) {
        return refused(new BackfillRefusal.Unknown(found + ", which backfill " + backfill.name() + " works on"
                + Suggestion.didYouMean(name, names, "; name one that exists")));
    }

    private static Refused refused(Refusal refusal) {
        return new Refused(refusal);
    }
}
