package dev.espalier.butler;

import dev.espalier.Dialect;
import java.nio.file.Path;
import java.sql.SQLException;

/** Registries with numbers as dataset ids, by what their tables call a collection. */
enum CollectionKeys {
    NUMBER("synthIntKey.SynthIntKeyCollectionManager", "BIGINT", "collection_id", "collection_id", "run_id"),
    NAME("nameKey.NameKeyCollectionManager", "TEXT", "name", "collection_name", "run_name");

    private final String manager;
    private final String type;
    private final String inCollection;
    private final String inTags;
    private final String inDataset;

    CollectionKeys(String manager, String type, String inCollection, String inTags, String inDataset) {
        this.manager = manager;
        this.type = type;
        this.inCollection = inCollection;
        this.inTags = inTags;
        this.inDataset = inDataset;
    }

    /** A small registry of our own, stamped. */
    TestRegistry registry(Dialect dialect, Path folder) throws SQLException {
        return registry(TestRegistry.empty(dialect, folder));
    }

    /** The same in a database that is empty. */
    TestRegistry registry(TestRegistry empty) throws SQLException {
        empty.run(fill(TestRegistry.resource("small-int.sql"), empty.dialect()));
        if (empty.dialect() == Dialect.POSTGRESQL) {
            empty.run("CREATE SEQUENCE dataset_seq_id");
        }
        return empty.stamp();
    }

    /** A script with the names of this kind. */
    String fill(String script, Dialect dialect) {
        return script.replace("{collections}", "lsst.daf.butler.registry.collections." + manager)
                .replace("{integer}", dialect.choose("BIGINT", "INTEGER"))
                .replace("{keyType}", type)
                .replace("{key}", inCollection)
                .replace("{run}", inCollection)
                .replace("{inTags}", inTags)
                .replace("{inDataset}", inDataset);
    }
}
