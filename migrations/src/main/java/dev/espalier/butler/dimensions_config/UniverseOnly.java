package dev.espalier.butler.dimensions_config;

import dev.espalier.Migration;
import dev.espalier.MigrationContext;

/** Carries a registry to a version that only its universe tells from the one before: no table changes. */
abstract class UniverseOnly implements Migration {
    private final int version;

    UniverseOnly(int version) {
        this.version = version;
    }

    @Override
    public void check(MigrationContext db) {
        Universe.check(db, version);
    }

    @Override
    public void upgrade(MigrationContext db) {
        Universe.upgrade(db, version);
    }

    @Override
    public void downgrade(MigrationContext db) {
        Universe.downgrade(db, version);
    }
}
