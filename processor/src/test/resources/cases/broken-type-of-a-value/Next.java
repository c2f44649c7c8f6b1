package shop;

import dev.espalier.*;

@Revision(id = "630de2e5c78c", parent = "a3da4fceb0a6", tree = "cart", manager = "Basic", version = "1.2")
public final class Next implements Migration {
    @Override
    public void upgrade(MigrationContext db) {}
}
