package dev.espalier.butler.dimensions_config;

import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.TableChange;
import java.util.List;

/**
 * Migration script for dimensions.yaml namespace=daf_butler version=3.
 *
 * <p>Reasons for observations may have more than 32 characters.
 */
@Revision(
        id = "c5ae3a2cd7c2",
        parent = "bf6308af80aa",
        tree = DimensionsConfig.TREE,
        manager = DimensionsConfig.DAF_BUTLER,
        version = "3")
public final class DafButler_3 implements Migration {
    private static final List<String> TABLES = List.of("visit", "exposure");
    private static final String COLUMN = "observation_reason";

    @Override
    public void check(MigrationContext db) {
        Universe.check(db, 3);
    }

    @Override
    public void upgrade(MigrationContext db) {
        Universe.upgrade(db, 3);
        db.alter(TABLES.stream()
                .map(table -> LengthCheck.of(table, COLUMN)
                        .drop(db.table(table), TableChange.of(table))
                        .changeType(COLUMN, ColumnType.TEXT))
                .toArray(TableChange[]::new));
    }

    @Override
    public void downgrade(MigrationContext db) {
        for (String table : TABLES) {
            LengthCheck.of(table, COLUMN).refuseLonger(db, 32);
            LengthCheck.of(table, COLUMN).refuseEmpty(db);
        }
        Universe.downgrade(db, 3);
        db.alter(TABLES.stream()
                .map(table -> LengthCheck.of(table, COLUMN)
                        .add(db, TableChange.of(table).changeType(COLUMN, ColumnType.varchar(32)), 32))
                .toArray(TableChange[]::new));
    }
}
