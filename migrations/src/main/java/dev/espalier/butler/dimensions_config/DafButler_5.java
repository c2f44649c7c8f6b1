package dev.espalier.butler.dimensions_config;

import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;

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
    @Override
    public void check(MigrationContext db) {
        Universe.check(db, 5);
    }

    @Override
    public void upgrade(MigrationContext db) {
        InstrumentNames.lengthen(db);
        Universe.upgrade(db, 5);
    }

    @Override
    public void downgrade(MigrationContext db) {
        InstrumentNames.shorten(db);
        Universe.downgrade(db, 5);
    }
}
