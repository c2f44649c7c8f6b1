package dev.espalier.butler.datastores;

import dev.espalier.Placeholders;
import dev.espalier.Revision;

/** The history of the tables that say where datasets are stored: what cannot be carried out. */
@Placeholders({
    @Revision(id = "6e7967ca2f9c", tree = Datastores.TREE),
    @Revision(
            id = "bb8b5df7ff80",
            parent = "6e7967ca2f9c",
            tree = Datastores.TREE,
            manager = Datastores.MONOLITHIC,
            version = "0.1.0"),
    @Revision(
            id = "a07b3b60e369",
            parent = "bb8b5df7ff80",
            tree = Datastores.TREE,
            manager = Datastores.MONOLITHIC,
            version = "0.2.0")
})
interface Datastores {
    String TREE = "datastores";
    String MONOLITHIC = "MonolithicDatastoreRegistryBridgeManager";
}
