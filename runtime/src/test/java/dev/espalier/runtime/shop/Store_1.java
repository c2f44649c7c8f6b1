package dev.espalier.runtime.shop;

import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;

@Revision(id = "shop_1", parent = "shop_0", tree = "shop", manager = "Store", version = "1")
public final class Store_1 implements Migration {
    @Override
    public void upgrade(MigrationContext db) {
        db.execute("create table customer (id bigint primary key, name text not null)");
        db.execute("insert into customer values (1, 'Ada')");
        db.report("1 customer");
    }

    @Override
    public void downgrade(MigrationContext db) {
        db.execute("drop table customer");
    }
}
