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
            description = "Migration script for dimensions.yaml namespace=daf_butler version=0.")
})
interface DimensionsConfig {
    String TREE = "dimensions-config";
    String DAF_BUTLER = "daf_butler";
}
