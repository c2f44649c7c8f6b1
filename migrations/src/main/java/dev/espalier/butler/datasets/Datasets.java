package dev.espalier.butler.datasets;

import dev.espalier.Placeholders;
import dev.espalier.Revision;

/** The history of the datasets tables: what cannot be carried out. */
@Placeholders({
    @Revision(id = "059cc7b7ef13", tree = Datasets.TREE),
    @Revision(
            id = "eb5a3cc76666",
            parent = "059cc7b7ef13",
            tree = Datasets.TREE,
            manager = Datasets.INT,
            version = "0.1.0"),
    @Revision(
            id = "38a9414ea7a2",
            parent = "eb5a3cc76666",
            tree = Datasets.TREE,
            manager = Datasets.INT,
            version = "0.2.0"),
    @Revision(
            id = "576045cb7831",
            parent = "38a9414ea7a2",
            tree = Datasets.TREE,
            manager = Datasets.INT,
            version = "0.3.0"),
    @Revision(
            id = "635083325f20",
            parent = "576045cb7831",
            tree = Datasets.TREE,
            manager = Datasets.INT,
            version = "1.0.0")
})
interface Datasets {
    String TREE = "datasets";
    String INT = "ByDimensionsDatasetRecordStorageManager";
    String UUID = "ByDimensionsDatasetRecordStorageManagerUUID";
}
