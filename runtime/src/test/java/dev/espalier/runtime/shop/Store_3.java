package dev.espalier.runtime.shop;

import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;

@Revision(id = "shop_3", parent = "shop_2", tree = "shop", manager = "Store", version = "3")
public final class Store_3 implements Migration {
    @Override
    public void upgrade(MigrationContext db) {
        db.execute("drop table invoice");
    }
}
