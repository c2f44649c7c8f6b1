package dev.espalier.butler.oneshot.datasets.int_1_0_0_to_uuid_1_0_0;

import dev.espalier.Placeholders;
import dev.espalier.Revision;

/** The history of the way from numbers to UUIDs as dataset ids: what cannot be carried out. */
@Placeholders({
    @Revision(id = "059cc7b7ef13", tree = IntToUuid.TREE),
    @Revision(
            id = "635083325f20",
            parent = "059cc7b7ef13",
            tree = IntToUuid.TREE,
            manager = IntToUuid.INT,
            version = "1.0.0")
})
interface IntToUuid {
    String TREE = "datasets/int_1.0.0_to_uuid_1.0.0";
    String INT = "ByDimensionsDatasetRecordStorageManager";
    String UUID = "ByDimensionsDatasetRecordStorageManagerUUID";
}
