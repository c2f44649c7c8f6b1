package dev.espalier.butler.dimensions_config;

import dev.espalier.Revision;

/**
 * Migration script for dimensions.yaml namespace=daf_butler version=4.
 *
 * <p>The universe says which elements get their rows together with visits. No table changes.
 */
@Revision(
        id = "9888256c6a18",
        parent = "c5ae3a2cd7c2",
        tree = DimensionsConfig.TREE,
        manager = DimensionsConfig.DAF_BUTLER,
        version = "4")
public final class DafButler_4 extends UniverseOnly {
    public DafButler_4() {
        super(4);
    }
}
