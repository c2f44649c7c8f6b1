package shop;

import dev.espalier.*;

@Revision(id = "630de2e5c78c", parent = "a08978ae8c0a", tree = "cart", manager = "Basic", version = "1.2")
public final class Right implements Migration {
    @Override
    public void upgrade(MigrationContext db) {}
}
