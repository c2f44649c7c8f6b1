package dev.espalier.butler.attributes;

import dev.espalier.Baseline;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;

/** Migration script for DefaultButlerAttributeManager 1.0.0. */
@Revision(
        id = "f22a777cf382",
        parent = "f0a3531f97ca",
        tree = Attributes.TREE,
        manager = Attributes.DEFAULT,
        version = "1.0.0")
public final class DefaultButlerAttributeManager_1_0_0 implements Baseline {
    @Override
    public void create(MigrationContext db) {
        db.execute("CREATE TABLE butler_attributes (name TEXT, value TEXT NOT NULL, PRIMARY KEY (name))");
    }
}
