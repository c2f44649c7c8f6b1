package dev.espalier.butler.oneshot.collections.name_2_0_0_to_int_2_0_0;

import dev.espalier.Placeholders;
import dev.espalier.Revision;

/** The history of the way from collections known by name to collections known by number: what cannot be carried out. */
@Placeholders({
    @Revision(
            id = "8d2e9de2f21f",
            tree = NameToInt.TREE,
            description = "Initial pseudo-revision of the '" + NameToInt.TREE + "' tree."),
    @Revision(
            id = "93341d68b814",
            parent = "8d2e9de2f21f",
            tree = NameToInt.TREE,
            manager = NameToInt.NAME_KEY,
            version = "2.0.0")
})
interface NameToInt {
    String TREE = "collections/name_2.0.0_to_int_2.0.0";
    String NAME_KEY = "NameKeyCollectionManager";
    String INT_KEY = "SynthIntKeyCollectionManager";
}
