package dev.espalier.runtime.schema;

import dev.espalier.Dialect;
import dev.espalier.graph.Suggestion;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import dev.espalier.schema.TableChange.AddCheck;
import dev.espalier.schema.TableChange.AddColumn;
import dev.espalier.schema.TableChange.AddForeignKey;
import dev.espalier.schema.TableChange.AddIndex;
import dev.espalier.schema.TableChange.AddPrimaryKey;
import dev.espalier.schema.TableChange.AddUnique;
import dev.espalier.schema.TableChange.ColumnPart;
import dev.espalier.schema.TableChange.Create;
import dev.espalier.schema.TableChange.DropColumn;
import dev.espalier.schema.TableChange.DropConstraint;
import dev.espalier.schema.TableChange.DropIndex;
import dev.espalier.schema.TableChange.DropPrimaryKey;
import dev.espalier.schema.TableChange.Part;
import dev.espalier.schema.TableChange.RenameColumn;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Whether a change finds what it is about, looked at before anything is changed. */
final class Applicable {
    private final Dialect dialect;
    private final String table;
    private final Collection<String> columns;
    private final Collection<String> constraints = new TreeSet<>();
    private final Collection<String> indexes = new TreeSet<>();
    private boolean key;

    private Applicable(Dialect dialect, String table, Optional<Table> before) {
        this.dialect = dialect;
        this.table = table;
        // SQLite takes names that differ in case only for the same.
        this.columns = dialect == Dialect.SQLITE ? new TreeSet<>(String.CASE_INSENSITIVE_ORDER) : new TreeSet<>();
        before.ifPresent(this::found);
    }

    /**
     * Looks at a change.
     *
     * @param before the table as it is, if it is there
     * @param tables says the names of all tables that are there
     * @throws IllegalArgumentException when a table, column, constraint or index that it names is not there, or a table
     *     or column that it adds is
     */
    static void check(
            TableChange change, Optional<Table> before, String schema, Supplier<List<String>> tables, Dialect dialect) {
        boolean creates = change.parts().stream().anyMatch(Create.class::isInstance);
        if (creates && before.isPresent()) {
            throw new IllegalArgumentException("there is a table " + change.table() + " in the schema " + schema
                    + " already; drop it or give the new one another name");
        }
        if (!creates && before.isEmpty()) {
            throw new IllegalArgumentException("there is no table " + change.table() + " in the schema " + schema
                    + Suggestion.didYouMean(change.table(), tables.get()));
        }
        if (creates) {
            expectFitting(change.table(), dialect);
        }
        Applicable seen = new Applicable(dialect, change.table(), before);
        change.parts().forEach(seen::check);
    }

    private void found(Table found) {
        found.columns().forEach(column -> columns.add(column.name()));
        Stream.of(
                        found.uniques().stream().map(Table.Key::name),
                        found.foreignKeys().stream().map(Table.ForeignKey::name),
                        found.checks().stream().map(Table.Check::name))
                .flatMap(names -> names)
                .forEach(name -> name.ifPresent(constraints::add));
        found.indexes().forEach(index -> indexes.add(index.name()));
        key = found.primaryKey().isPresent();
    }

    private void check(Part part) {
        if (part instanceof AddColumn added) {
            addColumn(added.column());
        } else if (part instanceof ColumnPart named) {
            expect(columns, named.column(), "column");
            if (part instanceof RenameColumn renamed) {
                columns.remove(renamed.column());
                addColumn(renamed.to());
            } else if (part instanceof DropColumn) {
                columns.remove(named.column());
            }
        } else if (part instanceof AddIndex index) {
            indexes.add(fitting(index.index().name()));
        } else if (part instanceof DropIndex drop) {
            expect(indexes, fitting(drop.name()), "index");
        } else {
            checkConstraint(part);
        }
    }

    private void checkConstraint(Part part) {
        if (part instanceof AddPrimaryKey added) {
            key = true;
            columns(added.key().columns());
        } else if (part instanceof DropPrimaryKey) {
            if (!key) {
                throw new IllegalArgumentException("the table " + table + " has no primary key to drop");
            }
            key = false;
        } else if (part instanceof AddUnique added) {
            columns(added.key().columns());
            added.key().name().ifPresent(name -> constraints.add(fitting(name)));
        } else if (part instanceof AddForeignKey added) {
            columns(added.key().columns());
            added.key().name().ifPresent(name -> constraints.add(fitting(name)));
        } else if (part instanceof AddCheck added) {
            constraints.add(fitting(added.name()));
        } else if (part instanceof DropConstraint drop) {
            expect(constraints, fitting(drop.name()), "constraint");
        }
    }

    private static void expectFitting(String name, Dialect dialect) {
        if (!Identifiers.fits(dialect, name)) {
            throw new IllegalArgumentException("PostgreSQL has no room for the name " + name
                    + ", which is longer than 63 bytes; choose a shorter one");
        }
    }

    private void addColumn(String column) {
        expectFitting(column, dialect);
        if (!columns.add(column)) {
            throw new IllegalArgumentException("the table " + table + " has a column " + column
                    + " already; drop or rename it first, or give the new one another name");
        }
    }

    private void columns(Collection<String> named) {
        named.forEach(column -> expect(columns, column, "column"));
    }

    private String fitting(String name) {
        return Identifiers.fitting(dialect, name);
    }

    private void expect(Collection<String> names, String name, String kind) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    "the table " + table + " has no " + kind + " " + name + Suggestion.didYouMean(name, names));
        }
    }
}
