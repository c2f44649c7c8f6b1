package dev.espalier.butler.obscore;

import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.Revision;
import dev.espalier.butler.AttributesMapper;
import dev.espalier.butler.ButlerAttributes;
import dev.espalier.butler.ManagerClasses;

/**
 * Migration script for ObsCoreLiveTableManager 0.0.1.
 *
 * <p>The registry gets a manager of the observation table, which it had not before; the table itself comes with its
 * configuration.
 */
@Revision(
        id = "a0d766f99876",
        parent = "8b8e030aba2b",
        tree = Obscore.TREE,
        manager = Obscore.LIVE_TABLE,
        version = "0.0.1")
public final class ObsCoreLiveTableManager_0_0_1 implements Migration {
    private static final String CLASS = ManagerClasses.fullName(Obscore.LIVE_TABLE);
    private static final String MANAGER = "config:registry.managers." + Obscore.TREE;
    private static final String VERSION = "version:" + CLASS;

    @Override
    public void check(MigrationContext db) {
        refuse(db, MANAGER);
        refuse(db, VERSION);
    }

    /** The rows of the manager's name and version come with every upgrade to a first version. */
    @Override
    public void upgrade(MigrationContext db) {
        db.report("in butler.yaml, set registry.managers.obscore to " + CLASS);
    }

    @Override
    public void downgrade(MigrationContext db) {
        AttributesMapper attributes = db.mapper(AttributesMapper.class);
        attributes.delete(MANAGER);
        attributes.delete(VERSION);
        db.report("in butler.yaml, remove registry.managers.obscore");
    }

    private static void refuse(MigrationContext db, String name) {
        ButlerAttributes.value(db, name).ifPresent(value -> {
            throw new Obstacle("butler_attributes has a row " + name + " (" + value
                    + ") although the registry has no observation table yet; delete that row");
        });
    }
}
