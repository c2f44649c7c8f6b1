package dev.espalier.butler;

import java.util.List;

/** The classes that serve as managers. A registry records their full names, a revision only the last part. */
public final class ManagerClasses {
    private static final String REGISTRY = "lsst.daf.butler.registry.";
    private static final List<String> KNOWN = List.of(
            REGISTRY + "attributes.DefaultButlerAttributeManager",
            REGISTRY + "bridge.monolithic.MonolithicDatastoreRegistryBridgeManager",
            REGISTRY + "collections.nameKey.NameKeyCollectionManager",
            REGISTRY + "collections.synthIntKey.SynthIntKeyCollectionManager",
            REGISTRY + "datasets.byDimensions._manager.ByDimensionsDatasetRecordStorageManager",
            REGISTRY + "datasets.byDimensions._manager.ByDimensionsDatasetRecordStorageManagerUUID",
            REGISTRY + "dimensions.static.StaticDimensionRecordStorageManager",
            REGISTRY + "obscore._manager.ObsCoreLiveTableManager",
            REGISTRY + "opaque.ByNameOpaqueTableStorageManager");

    private ManagerClasses() {}

    /** The manager's name in a revision: what stands behind the last dot. */
    static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /**
     * The full name of a manager's class.
     *
     * @throws IllegalArgumentException when no class of that name is known
     */
    public static String fullName(String manager) {
        return KNOWN.stream()
                .filter(name -> simpleName(name).equals(manager))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the full name of the manager class " + manager
                        + " is not known; add it to " + ManagerClasses.class.getName()));
    }
}
