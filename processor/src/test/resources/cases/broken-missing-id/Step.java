package shop;

import dev.espalier.*;

@Revision(parent = "a08978ae8c0a", tree = "cart", manager = "Basic", version = "1.1")
public final class Step implements Migration {
    @Override
    public void upgrade(MigrationContext db) {}
}
