package shop;

import dev.espalier.*;

@Revision(id = "a3da4fceb0a6", parent = "a3da4fceb0a6", tree = "cart", manager = "Basic", version = "1.2")
public final class Second implements Migration {
    @Override
    public void upgrade(MigrationContext db) {}
}
