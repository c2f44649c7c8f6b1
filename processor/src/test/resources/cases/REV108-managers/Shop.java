package shop;

import dev.espalier.*;

@History(
    name = "shop",
    managers = Shop.class)
public final class Shop implements ManagerVersions {
    private Shop() {}

    @Override
    public java.util.Optional<java.util.Map<String, ManagerVersion>> read(MigrationContext db) {
        return java.util.Optional.empty();
    }

    @Override
    public void move(MigrationContext db, String tree, ManagerVersion to) {}
}
