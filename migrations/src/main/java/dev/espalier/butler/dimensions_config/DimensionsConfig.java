package dev.espalier.butler.dimensions_config;

import dev.espalier.Placeholders;
import dev.espalier.Revision;

/** The history of the dimension universe, whose namespace stands in a manager's place: what cannot be carried out. */
@Placeholders({
    @Revision(id = "3e2891b82110", tree = DimensionsConfig.TREE),
    @Revision(
            id = "f3bcee34f344",
            parent = "3e2891b82110",
            tree = DimensionsConfig.TREE,
            manager = DimensionsConfig.DAF_BUTLER,
            version = "0",
            description = "Migration script for dimensions.yaml namespace=daf_butler version=0."),
    @Revision(
            id = "380002bcbb26",
            parent = "f3bcee34f344",
            tree = DimensionsConfig.TREE,
            manager = DimensionsConfig.DAF_BUTLER,
            version = "1",
            description = "Migration script for dimensions.yaml namespace=daf_butler version=1."),
    @Revision(
            id = "bf6308af80aa",
            parent = "380002bcbb26",
            tree = DimensionsConfig.TREE,
            manager = DimensionsConfig.DAF_BUTLER,
            version = "2",
            description = "Migration script for dimensions.yaml namespace=daf_butler version=2."),
    @Revision(
            id = "c5ae3a2cd7c2",
            parent = "bf6308af80aa",
            tree = DimensionsConfig.TREE,
            manager = DimensionsConfig.DAF_BUTLER,
            version = "3",
            description = "Migration script for dimensions.yaml namespace=daf_butler version=3."),
    @Revision(
            id = "9888256c6a18",
            parent = "c5ae3a2cd7c2",
            tree = DimensionsConfig.TREE,
            manager = DimensionsConfig.DAF_BUTLER,
            version = "4",
            description = "Migration script for dimensions.yaml namespace=daf_butler version=4."),
    @Revision(
            id = "2a8a32e1bec3",
            parent = "9888256c6a18",
            tree = DimensionsConfig.TREE,
            manager = DimensionsConfig.DAF_BUTLER,
            version = "5",
            description = "Migration script for dimensions.yaml namespace=daf_butler version=5."),
    @Revision(
            id = "1fae088c80b6",
            parent = "2a8a32e1bec3",
            tree = DimensionsConfig.TREE,
            manager = DimensionsConfig.DAF_BUTLER,
            version = "6",
            description = "Migration script for dimensions.yaml namespace=daf_butler version=6."),
    @Revision(
            id = "352c30854bb0",
            parent = "1fae088c80b6",
            tree = DimensionsConfig.TREE,
            manager = DimensionsConfig.DAF_BUTLER,
            version = "7",
            description = "Migration script for dimensions.yaml namespace=daf_butler version=7.")
})
interface DimensionsConfig {
    String TREE = "dimensions-config";
    String DAF_BUTLER = "daf_butler";
}
