package dev.espalier.runtime.schema;

import static dev.espalier.Dialect.POSTGRESQL;

import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import dev.espalier.schema.TableChange.AddForeignKey;
import dev.espalier.schema.TableChange.Drop;
import dev.espalier.schema.TableChange.DropColumn;
import dev.espalier.schema.TableChange.DropConstraint;
import dev.espalier.schema.TableChange.Part;
import dev.espalier.schema.TableChange.RenameColumn;
import dev.espalier.schema.TableChange.ReplaceColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Changes to tables of a PostgreSQL schema, carried out as one.
 *
 * <p>Foreign keys that go are dropped before everything else, and those that come are added behind it, so that what
 * they refer to may be among the other changes.
 */
final class PostgresChanges {
    private final PostgresSchema schema;
    private final List<Work> works;
    /** The tables that are as they were, but for foreign keys. */
    private final Map<String, Table> known;

    /** A change, and the table as it was before all of them. */
    private record Work(TableChange change, Optional<Table> before) {
        List<Part> parts(Predicate<Part> wanted) {
            return change.parts().stream().filter(wanted).toList();
        }

        /** The foreign keys that come, on columns by the names that they have in the end. */
        List<Part> addedForeignKeys() {
            var keys = new ArrayList<Table.ForeignKey>();
            for (Part part : change.parts()) {
                if (part instanceof AddForeignKey added) {
                    keys.add(added.key());
                } else if (part instanceof RenameColumn renamed) {
                    keys.replaceAll(key -> renamed(key, renamed));
                }
            }
            return keys.stream().<Part>map(AddForeignKey::new).toList();
        }

        private static Table.ForeignKey renamed(Table.ForeignKey key, RenameColumn part) {
            var columns = key.columns().stream()
                    .map(column -> column.equals(part.column()) ? part.to() : column)
                    .toList();
            return new Table.ForeignKey(key.name(), columns, key.table(), key.references(), key.rules());
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

    PostgresChanges(PostgresSchema schema, List<TableChange> changes) {
        this.schema = schema;
        this.known = schema.tables(changes.stream().map(TableChange::table).toList());
        this.works = changes.stream()
                .map(change -> new Work(change, Optional.ofNullable(known.get(change.table()))))
                .toList();
    }

    void carryOut() {
        works.forEach(
                work -> Applicable.check(work.change(), work.before(), schema.schema(), schema::names, POSTGRESQL));
        works.forEach(work -> execute(work.change().table(), work.before(), work.droppedForeignKeys()));
        inPlace(works.stream()
                .map(work -> new TableChange(
                        work.change().table(),
                        work.parts(part -> !work.dropsForeignKey(part) && !(part instanceof AddForeignKey))))
                .toList());
        works.forEach(work -> run(work.change().table(), work.addedForeignKeys()));
    }

    /**
     * What hangs on replaced columns knows them by name. So what is up to the last rename before them comes first, and
     * what is from the first rename behind them on waits until all of that has been made again.
     */
    private void inPlace(List<TableChange> changes) {
        var replacing = new ArrayList<TableChange>();
        var rest = new ArrayList<TableChange>();
        for (TableChange change : changes) {
            List<Part> parts = change.parts();
            int replaced = (int) parts.stream()
                    .takeWhile(part -> !(part instanceof ReplaceColumn))
                    .count();
            int from = replaced;
            while (from > 0 && !(parts.get(from - 1) instanceof RenameColumn)) {
                from--;
            }
            int to = replaced;
            while (to < parts.size() && !(parts.get(to) instanceof RenameColumn)) {
                to++;
            }
            run(change.table(), parts.subList(0, from));
            replacing.add(new TableChange(change.table(), parts.subList(from, to)));
            rest.add(new TableChange(change.table(), parts.subList(to, parts.size())));
        }
        var dependents = PostgresDependents.of(schema.database(), schema.schema(), replacing);
        dependents.drop();
        replacing.forEach(this::replace);
        dependents.make();
        if (rest.stream().anyMatch(change -> !change.parts().isEmpty())) {
            inPlace(rest);
        }
    }

    /** Where columns are replaced, all that can be part of the same rewrite is, before or behind the rest. */
    private void replace(TableChange change) {
        List<Part> parts = change.parts();
        if (parts.stream().noneMatch(ReplaceColumn.class::isInstance)) {
            run(change.table(), parts);
            return;
        }
        // What hangs on the columns has gone.
        known.remove(change.table());
        int first = (int) parts.stream()
                .takeWhile(part -> !PostgresReplacement.takes(part))
                .count();
        run(change.table(), parts.subList(0, first));
        new PostgresReplacement(
                        schema.database(),
                        schema.schema(),
                        new TableChange(
                                change.table(),
                                parts.stream()
                                        .filter(PostgresReplacement::takes)
                                        .toList()))
                .carryOut();
        run(
                change.table(),
                parts.subList(first, parts.size()).stream()
                        .filter(part -> !PostgresReplacement.takes(part))
                        .toList());
    }

    private void run(String table, List<Part> parts) {
        if (!parts.isEmpty()) {
            Optional<Table> now = Optional.ofNullable(known.remove(table))
                    .or(() -> Optional.ofNullable(schema.tables(List.of(table)).get(table)));
            execute(table, now, parts);
        }
    }

    private void execute(String table, Optional<Table> now, List<Part> parts) {
        PostgresAlter.statements(schema.schema(), table, now, parts).forEach(schema.database()::execute);
    }
}
