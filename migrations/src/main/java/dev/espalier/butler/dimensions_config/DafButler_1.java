package dev.espalier.butler.dimensions_config;

import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;

/**
 * Migration script for dimensions.yaml namespace=daf_butler version=1.
 *
 * <p>The universe knows HEALPix pixels, and says which namespace it belongs to. No table changes.
 */
@Revision(
        id = "380002bcbb26",
        parent = "f3bcee34f344",
        tree = DimensionsConfig.TREE,
        manager = DimensionsConfig.DAF_BUTLER,
        version = "1")
public final class DafButler_1 implements Migration {
    @Override
    public void check(MigrationContext db) {
        Universe.check(db, 1);
    }

    @Override
    public void upgrade(MigrationContext db) {
        Universe.upgrade(db, 1);
    }

    @Override
    public void downgrade(MigrationContext db) {
        Universe.downgrade(db, 1);
    }
}
