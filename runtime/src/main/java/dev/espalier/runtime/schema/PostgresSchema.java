package dev.espalier.runtime.schema;

import static dev.espalier.Dialect.POSTGRESQL;

import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import dev.espalier.schema.TableChange.AddForeignKey;
import dev.espalier.schema.TableChange.Drop;
import dev.espalier.schema.TableChange.DropColumn;
import dev.espalier.schema.TableChange.DropConstraint;
import dev.espalier.schema.TableChange.Part;
import dev.espalier.schema.TableChange.ReplaceColumn;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A schema of a PostgreSQL database. */
record PostgresSchema(Database database, String schema) implements SchemaDialect {
    @Override
    public List<String> tables() {
        return database.texts("""
                        SELECT c.relname FROM pg_catalog.pg_class c
                        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = ? AND c.relkind IN ('r', 'p')
                        """, schema).stream().sorted().toList();
    }

    @Override
    public Optional<Table> table(String name) {
        return database.first("""
                        SELECT format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_class c
                        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p')
                        """, row -> row.getString(1), schema, name)
                .map(found -> new PostgresReflection(database, found).table(name));
    }

    /** A change, and the table as it was before all of them. */
    private record Work(TableChange change, Optional<Table> before) {
        List<Part> parts(Predicate<Part> wanted) {
            return change.parts().stream().filter(wanted).toList();
        }

        boolean dropsForeignKey(Part part) {
            return part instanceof DropConstraint && foreignKeys().anyMatch(key -> goes(key, part));
        }

        /** The foreign keys that go, be it with the table or a column. */
        List<Part> droppedForeignKeys() {
            return foreignKeys()
                    .filter(key -> change.parts().stream().anyMatch(part -> goes(key, part)))
                    .<Part>map(key -> new DropConstraint(key.name().orElseThrow()))
                    .toList();
        }

        private Stream<Table.ForeignKey> foreignKeys() {
            return before.stream().flatMap(table -> table.foreignKeys().stream());
        }

        private static boolean goes(Table.ForeignKey key, Part part) {
            return part instanceof Drop
                    || (part instanceof DropColumn column && key.columns().contains(column.column()))
                    || (part instanceof DropConstraint drop
                            && key.name().equals(Optional.of(Identifiers.fitting(POSTGRESQL, drop.name()))));
        }
    }

    /**
     * Foreign keys that go are dropped before everything else, and those that come are added behind it, so that what
     * they refer to may be among the other changes.
     */
    @Override
    public void alter(List<TableChange> changes) {
        List<Work> works = changes.stream()
                .map(change -> new Work(change, table(change.table())))
                .toList();
        works.forEach(work -> Applicable.check(work.change(), work.before(), schema, tables(), POSTGRESQL));
        works.forEach(work -> run(work, work.droppedForeignKeys()));
        var dependents = PostgresDependents.of(database, schema, changes);
        dependents.drop();
        for (Work work : works) {
            inPlace(work, work.parts(part -> !work.dropsForeignKey(part) && !(part instanceof AddForeignKey)));
        }
        dependents.make();
        works.forEach(work -> run(work, work.parts(AddForeignKey.class::isInstance)));
    }

    /** Where columns are replaced, all that can be part of the same rewrite is, before or behind the rest. */
    private void inPlace(Work work, List<Part> parts) {
        if (parts.stream().noneMatch(ReplaceColumn.class::isInstance)) {
            run(work, parts);
            return;
        }
        int first = (int) parts.stream()
                .takeWhile(part -> !PostgresReplacement.takes(part))
                .count();
        run(work, parts.subList(0, first));
        new PostgresReplacement(
                        database,
                        schema,
                        new TableChange(
                                work.change().table(),
                                parts.stream()
                                        .filter(PostgresReplacement::takes)
                                        .toList()))
                .carryOut();
        run(
                work,
                parts.subList(first, parts.size()).stream()
                        .filter(part -> !PostgresReplacement.takes(part))
                        .toList());
    }

    private void run(Work work, List<Part> parts) {
        PostgresAlter.statements(schema, work.change().table(), work.before(), parts)
                .forEach(database::execute);
    }

    @Override
    public void finish() {
        // PostgreSQL has checked every foreign key.
    }
}
