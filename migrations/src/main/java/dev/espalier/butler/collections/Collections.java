package dev.espalier.butler.collections;

import dev.espalier.Placeholders;
import dev.espalier.Revision;

/** The history of the collections tables: what cannot be carried out. */
@Placeholders({
    @Revision(id = "8d2e9de2f21f", tree = Collections.TREE),
    @Revision(
            id = "a56af31bd899",
            parent = "8d2e9de2f21f",
            tree = Collections.TREE,
            manager = Collections.NAME_KEY,
            version = "0.1.0"),
    @Revision(
            id = "3ce2d3adf1f5",
            parent = "a56af31bd899",
            tree = Collections.TREE,
            manager = Collections.NAME_KEY,
            version = "0.2.0"),
    @Revision(
            id = "e866114194e1",
            parent = "3ce2d3adf1f5",
            tree = Collections.TREE,
            manager = Collections.NAME_KEY,
            version = "0.3.0"),
    @Revision(
            id = "5e75e5391603",
            parent = "e866114194e1",
            tree = Collections.TREE,
            manager = Collections.NAME_KEY,
            version = "1.0.0"),
    @Revision(
            id = "93341d68b814",
            parent = "5e75e5391603",
            tree = Collections.TREE,
            manager = Collections.NAME_KEY,
            version = "2.0.0"),
    @Revision(
            id = "079a1bc77f25",
            parent = "8d2e9de2f21f",
            tree = Collections.TREE,
            manager = Collections.INT_KEY,
            version = "0.1.0"),
    @Revision(
            id = "1a93ca89bc27",
            parent = "079a1bc77f25",
            tree = Collections.TREE,
            manager = Collections.INT_KEY,
            version = "0.2.0"),
    @Revision(
            id = "b4073b638219",
            parent = "1a93ca89bc27",
            tree = Collections.TREE,
            manager = Collections.INT_KEY,
            version = "0.3.0"),
    @Revision(
            id = "97a6aabd8998",
            parent = "b4073b638219",
            tree = Collections.TREE,
            manager = Collections.INT_KEY,
            version = "1.0.0")
})
interface Collections {
    String TREE = "collections";
    String NAME_KEY = "NameKeyCollectionManager";
    String INT_KEY = "SynthIntKeyCollectionManager";
}
