package shop;

import dev.espalier.*;

/** An index. */
@Revision(id = "a3da4fceb0a6", parent = "a08978ae8c0a", tree = "cart", manager = "Basic", version = "1.1")
public final class Step implements OnlineMigration {
    @Override
    public void check(MigrationContext db) {}

    @Override
    public void upgrade(OnlineContext db) {
        db.createIndex("cart", "owner");
    }

    @Override
    public void downgrade(OnlineContext db) {
        db.dropIndex("cart_idx_owner");
    }
}
