package dev.espalier.runtime.schema;

import dev.espalier.Dialect;
import dev.espalier.graph.Suggestion;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import dev.espalier.schema.TableChange.AddColumn;
import dev.espalier.schema.TableChange.ColumnPart;
import dev.espalier.schema.TableChange.Create;
import dev.espalier.schema.TableChange.DropColumn;
import dev.espalier.schema.TableChange.DropConstraint;
import dev.espalier.schema.TableChange.DropIndex;
import dev.espalier.schema.TableChange.Part;
import dev.espalier.schema.TableChange.RenameColumn;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether a change finds what it is about, looked at before anything is changed. */
final class Applicable {
    private Applicable() {}

    /**
     * Looks at a change.
     *
     * @param before the table as it is, if it is there
     * @throws IllegalArgumentException when a table, column, constraint or index that it names is not there
     */
    static void check(TableChange change, Optional<Table> before, String schema, Dialect dialect) {
        boolean creates = change.parts().stream().anyMatch(Create.class::isInstance);
        if (creates && before.isPresent()) {
            throw new IllegalArgumentException("there is a table " + change.table() + " in the schema " + schema
                    + " already; drop it or give the new one another name");
        }
        if (!creates && before.isEmpty()) {
            throw new IllegalArgumentException("there is no table " + change.table() + " in the schema " + schema);
        }
        // SQLite takes names that differ in case only for the same.
        Collection<String> columns =
                dialect == Dialect.SQLITE ? new TreeSet<>(String.CASE_INSENSITIVE_ORDER) : new TreeSet<>();
        before.ifPresent(table -> table.columns().forEach(column -> columns.add(column.name())));
        for (Part part : change.parts()) {
            check(part, change.table(), columns);
            before.ifPresent(table -> check(part, table, dialect));
        }
    }

    private static void check(Part part, String table, Collection<String> columns) {
        if (part instanceof AddColumn added) {
            columns.add(added.column());
        } else if (part instanceof ColumnPart named) {
            expect(columns, named.column(), "column", table);
            if (part instanceof RenameColumn renamed) {
                columns.remove(renamed.column());
                columns.add(renamed.to());
            } else if (part instanceof DropColumn) {
                columns.remove(named.column());
            }
        }
    }

    private static void check(Part part, Table table, Dialect dialect) {
        if (part instanceof DropConstraint drop) {
            Stream<Optional<String>> names = Stream.of(
                            table.uniques().stream().map(Table.Key::name),
                            table.foreignKeys().stream().map(Table.ForeignKey::name),
                            table.checks().stream().map(Table.Check::name))
                    .flatMap(found -> found);
            expect(
                    names.flatMap(Optional::stream).toList(),
                    Identifiers.fitting(dialect, drop.name()),
                    "constraint",
                    table.name());
        } else if (part instanceof DropIndex drop) {
            List<String> names = table.indexes().stream().map(Table.Index::name).toList();
            expect(names, Identifiers.fitting(dialect, drop.name()), "index", table.name());
        }
    }

    private static void expect(Collection<String> names, String name, String kind, String table) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    "the table " + table + " has no " + kind + " " + name + Suggestion.didYouMean(name, names));
        }
    }
}
