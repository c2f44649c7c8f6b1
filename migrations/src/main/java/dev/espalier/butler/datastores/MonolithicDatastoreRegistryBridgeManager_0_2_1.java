package dev.espalier.butler.datastores;

import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;
import dev.espalier.schema.TableChange;

/**
 * Migration script for MonolithicDatastoreRegistryBridgeManager 0.2.1.
 *
 * <p>The key of the trash begins with the dataset, by which its rows are looked up.
 */
@Revision(
        id = "a81dddabd837",
        parent = "a07b3b60e369",
        tree = Datastores.TREE,
        manager = Datastores.MONOLITHIC,
        version = "0.2.1")
public final class MonolithicDatastoreRegistryBridgeManager_0_2_1 implements Migration {
    private static final TableChange WITHOUT_KEY =
            TableChange.of("dataset_location_trash").dropPrimaryKey();

    @Override
    public void upgrade(MigrationContext db) {
        db.alter(WITHOUT_KEY.addPrimaryKey("dataset_id", "datastore_name"));
    }

    @Override
    public void downgrade(MigrationContext db) {
        db.alter(WITHOUT_KEY.addPrimaryKey("datastore_name", "dataset_id"));
    }
}
