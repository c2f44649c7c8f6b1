package dev.espalier.butler.opaque;

import dev.espalier.Placeholders;
import dev.espalier.Revision;

/** The history of the tables of opaque records: what cannot be carried out. */
@Placeholders({
    @Revision(id = "c2c46f409743", tree = Opaque.TREE),
    @Revision(
            id = "61f6b63d296d",
            parent = "c2c46f409743",
            tree = Opaque.TREE,
            manager = Opaque.BY_NAME,
            version = "0.1.0")
})
interface Opaque {
    String TREE = "opaque";
    String BY_NAME = "ByNameOpaqueTableStorageManager";
}
