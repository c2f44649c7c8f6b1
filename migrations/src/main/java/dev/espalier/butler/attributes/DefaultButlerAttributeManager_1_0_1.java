package dev.espalier.butler.attributes;

import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;

/**
 * Migration script for DefaultButlerAttributeManager 1.0.1.
 *
 * <p>From this version on a registry keeps no schema digests of its managers.
 */
@Revision(
        id = "c0e4f9ab4a5d",
        parent = "f22a777cf382",
        tree = Attributes.TREE,
        manager = Attributes.DEFAULT,
        version = "1.0.1")
public final class DefaultButlerAttributeManager_1_0_1 implements Migration {
    @Override
    public void upgrade(MigrationContext db) {
        long removed = db.execute("""
                DELETE FROM butler_attributes WHERE name IN (
                    SELECT 'schema_digest:' || value FROM butler_attributes
                    WHERE name LIKE 'config:registry.managers.%')
                """);
        db.report("schema digests removed: " + removed);
    }
}
