package dev.espalier.butler.datastores;

import dev.espalier.Baseline;
import dev.espalier.Dialect;
import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;
import dev.espalier.butler.NewTable;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.Table;
import dev.espalier.schema.TableChange;
import java.util.List;

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
public final class MonolithicDatastoreRegistryBridgeManager_0_2_1 implements Migration, Baseline {
    private static final TableChange WITHOUT_KEY =
            TableChange.of("dataset_location_trash").dropPrimaryKey();

    @Override
    public void create(MigrationContext db) {
        NewTable location = table(db.dialect(), "dataset_location")
                .key(List.of("datastore_name", "dataset_id"))
                .reference(Table.ForeignKey.of(List.of("dataset_id"), "dataset", List.of("id")));
        NewTable trash = table(db.dialect(), "dataset_location_trash").key(List.of("dataset_id", "datastore_name"));
        db.alter(location.change(), trash.change());
    }

    private static NewTable table(Dialect dialect, String name) {
        return NewTable.of(dialect, name)
                .required("datastore_name", ColumnType.TEXT)
                .required("dataset_id", ColumnType.UUID);
    }

    @Override
    public void upgrade(MigrationContext db) {
        db.alter(WITHOUT_KEY.addPrimaryKey("dataset_id", "datastore_name"));
    }

    @Override
    public void downgrade(MigrationContext db) {
        db.alter(WITHOUT_KEY.addPrimaryKey("datastore_name", "dataset_id"));
    }
}
