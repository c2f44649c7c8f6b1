package dev.espalier.butler.opaque;

import dev.espalier.Baseline;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;
import dev.espalier.butler.NewTable;
import dev.espalier.schema.ColumnType;
import java.util.List;

/**
 * Migration script for ByNameOpaqueTableStorageManager 0.2.0.
 *
 * <p>The one table that every registry has is that of the file datastore, which keeps there where its files are.
 */
@Revision(id = "77e5b803ad3f", parent = "61f6b63d296d", tree = Opaque.TREE, manager = Opaque.BY_NAME, version = "0.2.0")
public final class ByNameOpaqueTableStorageManager_0_2_0 implements Baseline {
    private static final String RECORDS = "file_datastore_records";

    @Override
    public void create(MigrationContext db) {
        NewTable names = NewTable.of(db.dialect(), "opaque_meta")
                .column("table_name", ColumnType.TEXT)
                .key(List.of("table_name"));
        NewTable records = NewTable.of(db.dialect(), RECORDS)
                .required("dataset_id", ColumnType.UUID)
                .required("path", ColumnType.TEXT)
                .required("formatter", ColumnType.TEXT)
                .required("storage_class", ColumnType.TEXT)
                .text("component", 32)
                .column("checksum", ColumnType.TEXT)
                .column("file_size", ColumnType.BIGINT)
                .key(List.of("dataset_id", "component"))
                .index(List.of("path"));
        db.alter(names.change(), records.change());
        db.execute("INSERT INTO opaque_meta (table_name) VALUES ('" + RECORDS + "')");
    }
}
