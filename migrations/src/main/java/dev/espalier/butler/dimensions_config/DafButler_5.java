package dev.espalier.butler.dimensions_config;

import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.TableChange;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Migration script for dimensions.yaml namespace=daf_butler version=5.
 *
 * <p>Names of instruments may have 32 characters, in {@code instrument} and in every column that refers to it, however
 * many tables a registry has for its dataset types.
 */
@Revision(
        id = "2a8a32e1bec3",
        parent = "9888256c6a18",
        tree = DimensionsConfig.TREE,
        manager = DimensionsConfig.DAF_BUTLER,
        version = "5")
public final class DafButler_5 implements Migration {
    private static final int SHORT = 16;
    private static final int LONG = 32;

    @Override
    public void check(MigrationContext db) {
        Universe.check(db, 5);
    }

    @Override
    public void upgrade(MigrationContext db) {
        changeLength(db, LONG);
        Universe.upgrade(db, 5);
    }

    @Override
    public void downgrade(MigrationContext db) {
        LengthCheck.of("instrument", "name").refuseLonger(db, SHORT);
        changeLength(db, SHORT);
        Universe.downgrade(db, 5);
    }

    private static void changeLength(MigrationContext db, int length) {
        SortedMap<String, TableChange> changes = new TreeMap<>();
        for (InstrumentColumn column : InstrumentColumn.all(db)) {
            TableChange change = changes.getOrDefault(column.table(), TableChange.of(column.table()))
                    .changeType(column.name(), ColumnType.varchar(length));
            changes.put(
                    column.table(),
                    LengthCheck.of(column.table(), column.name()).replace(db, change, length));
        }
        db.alter(changes.values().toArray(TableChange[]::new));
        db.report("tables whose names of instruments may now have " + length + " characters: " + changes.size());
    }
}
