package dev.espalier.butler.dimensions;

import dev.espalier.Placeholders;
import dev.espalier.Revision;

/** The history of the dimension tables' own construction: what cannot be carried out. */
@Placeholders({
    @Revision(id = "6166dfbb5324", tree = Dimensions.TREE),
    @Revision(
            id = "c2671338a42f",
            parent = "6166dfbb5324",
            tree = Dimensions.TREE,
            manager = Dimensions.STATIC,
            version = "0.1.0"),
    @Revision(
            id = "4f4f243fea82",
            parent = "c2671338a42f",
            tree = Dimensions.TREE,
            manager = Dimensions.STATIC,
            version = "0.2.0"),
    @Revision(
            id = "2dea9d903dde",
            parent = "4f4f243fea82",
            tree = Dimensions.TREE,
            manager = Dimensions.STATIC,
            version = "1.2.0"),
    @Revision(
            id = "36d66ca4d7a3",
            parent = "2dea9d903dde",
            tree = Dimensions.TREE,
            manager = Dimensions.STATIC,
            version = "2.2.0"),
    @Revision(
            id = "3859eac451aa",
            parent = "36d66ca4d7a3",
            tree = Dimensions.TREE,
            manager = Dimensions.STATIC,
            version = "3.2.0"),
    @Revision(
            id = "e45766f0daea",
            parent = "3859eac451aa",
            tree = Dimensions.TREE,
            manager = Dimensions.STATIC,
            version = "4.0.0"),
    @Revision(
            id = "a1e0fefed6c7",
            parent = "e45766f0daea",
            tree = Dimensions.TREE,
            manager = Dimensions.STATIC,
            version = "5.0.0"),
    @Revision(
            id = "87a30df8c8c5",
            parent = "a1e0fefed6c7",
            tree = Dimensions.TREE,
            manager = Dimensions.STATIC,
            version = "6.0.0")
})
interface Dimensions {
    String TREE = "dimensions";
    String STATIC = "StaticDimensionRecordStorageManager";
}
