package dev.espalier.butler.dimensions_config;

import dev.espalier.Dialect;
import dev.espalier.MigrationContext;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How long names of instruments may be, in all columns that hold one. */
final class InstrumentNames {
    private static final int SHORT = 16;
    private static final int LONG = 32;

    private InstrumentNames() {}

    /** Universe 5: they may be longer. */
    static void lengthen(MigrationContext db) {
        change(db, InstrumentColumn.all(db), LONG);
    }

    /**
     * Before universe 5.
     *
     * @throws dev.espalier.Obstacle when there are longer ones
     */
    static void shorten(MigrationContext db) {
        LengthCheck.of("instrument", "name").refuseLonger(db, SHORT);
        Set<InstrumentColumn> columns = InstrumentColumn.all(db);
        if (db.dialect() == Dialect.SQLITE) {
            // A name may refer to no instrument there.
            columns.forEach(column -> check(column).refuseLonger(db, SHORT));
        }
        change(db, columns, SHORT);
    }

    /**
     * Does on SQLite what the original leaves undone on its way to universe 5: all checks but that of the instruments
     * themselves go on refusing longer names.
     */
    static void lengthenWhereLeftShort(MigrationContext db) {
        if (db.dialect() == Dialect.SQLITE) {
            Set<InstrumentColumn> columns = InstrumentColumn.all(db);
            Map<String, Table> tables = tables(db, columns);
            List<InstrumentColumn> left = columns.stream()
                    .filter(column -> check(column).limits(Optional.ofNullable(tables.get(column.table())), SHORT))
                    .toList();
            if (!left.isEmpty()) {
                change(db, left, LONG);
            }
        }
    }

    private static void change(MigrationContext db, Collection<InstrumentColumn> columns, int length) {
        Map<String, Table> tables = tables(db, columns);
        SortedMap<String, TableChange> changes = new TreeMap<>();
        for (InstrumentColumn column : columns) {
            TableChange change = changes.getOrDefault(column.table(), TableChange.of(column.table()))
                    .changeType(column.name(), ColumnType.varchar(length));
            Optional<Table> before = Optional.ofNullable(tables.get(column.table()));
            changes.put(column.table(), check(column).replace(db, before, change, length));
        }
        db.alter(changes.values().toArray(TableChange[]::new));
        db.report("tables whose names of instruments have at most " + length + " characters now: " + changes.size());
    }

    private static Map<String, Table> tables(MigrationContext db, Collection<InstrumentColumn> columns) {
        return db.tables(columns.stream().map(InstrumentColumn::table).toList());
    }

    private static LengthCheck check(InstrumentColumn column) {
        return LengthCheck.of(column.table(), column.name());
    }
}
