package dev.espalier.runtime.shop;

import dev.espalier.Baseline;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;

@Revision(id = "nested_1", parent = "stock_0", tree = "stock", manager = "Nested", version = "1")
public final class Nested_1 implements Baseline {
    @Override
    public void create(MigrationContext db) {
        db.execute("create table rack (id bigint primary key, height bigint)");
    }
}
