package dev.espalier.butler.oneshot.datasets.int_1_0_0_to_uuid_1_0_0;

import dev.espalier.Dialect;
import dev.espalier.MigrationContext;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Puts the new ids in the place of the old ones, a table at a time, and tells after each how far it has come. */
final class Replacement {
    private final MigrationContext db;
    private final List<IdColumn> columns;

    Replacement(MigrationContext db, List<IdColumn> columns) {
        this.db = db;
        this.columns = columns;
    }

    void carryOut(IdMap ids) {
        // PostgreSQL holds no foreign key between a new id and an old one; SQLite does not look before the commit.
        Collection<Table> referring = db.dialect() == Dialect.POSTGRESQL
                ? IdColumn.tables(db, columns).values()
                : List.of();
        db.alter(changes(
                referring, (change, key) -> change.dropConstraint(key.name().orElseThrow())));
        RawDatasetsMapper mapper = db.mapper(RawDatasetsMapper.class);
        var rows = columns.stream()
                .collect(Collectors.toMap(
                        column -> column, column -> mapper.count(db.dialect().quote(column.table()))));
        long total = rows.values().stream().mapToLong(Long::longValue).sum();
        long done = 0;
        for (IdColumn column : columns) {
            db.progress(done, total);
            db.alter(ids.replace(column));
            done += Objects.requireNonNull(rows.get(column));
        }
        db.progress(done, total);
        db.alter(changes(referring, TableChange::addForeignKey));
    }

    /** A change to each table that has foreign keys to dataset ids. */
    private static TableChange[] changes(
            Collection<Table> tables, BiFunction<TableChange, Table.ForeignKey, TableChange> part) {
        List<TableChange> changes = new ArrayList<>();
        for (Table table : tables) {
            TableChange change = TableChange.of(table.name());
            for (Table.ForeignKey key : table.foreignKeys()) {
                if (key.table().equals("dataset")) {
                    change = part.apply(change, key);
                }
            }
            changes.add(change);
        }
        return changes.toArray(TableChange[]::new);
    }
}
