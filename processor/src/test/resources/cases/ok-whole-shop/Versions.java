package shop;

import dev.espalier.*;

/** The shop's history. */
@History(name = "shop", versionTable = "alembic_version", managers = Versions.class, newDatabase = {"stock-list", "cart"})
public final class Versions implements ManagerVersions {
    @Override
    public java.util.Optional<java.util.Map<String, ManagerVersion>> read(MigrationContext db) {
        return java.util.Optional.empty();
    }

    @Override
    public void move(MigrationContext db, String tree, ManagerVersion to) {}
}
