package dev.espalier.butler.dimensions_config;

import dev.espalier.Revision;

/**
 * Migration script for dimensions.yaml namespace=daf_butler version=1.
 *
 * <p>The universe knows HEALPix pixels, and says which namespace it belongs to. No table changes.
 */
@Revision(
        id = "380002bcbb26",
        parent = "f3bcee34f344",
        tree = DimensionsConfig.TREE,
        manager = DimensionsConfig.DAF_BUTLER,
        version = "1")
public final class DafButler_1 extends UniverseOnly {
    public DafButler_1() {
        super(1);
    }
}
