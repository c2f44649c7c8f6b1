package shop;

import dev.espalier.*;

@Revision(id = "a3da4fceb0a6", parent = "a08978ae8c0a", tree = "cart", manager = "Basic", version = "1.1")
public final class Step implements Migration, OnlineMigration {
    @Override
    public void check(MigrationContext db) {}

    @Override
    public void upgrade(MigrationContext db) {}

    @Override
    public void downgrade(MigrationContext db) {}

    @Override
    public void upgrade(OnlineContext db) {}

    @Override
    public void downgrade(OnlineContext db) {}
}
