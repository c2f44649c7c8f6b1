package dev.espalier.runtime.shop;

import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;

@Revision(id = "flat_2", parent = "flat_1", tree = "stock", manager = "Flat", version = "2")
public final class Flat_2 implements Migration {
    @Override
    public void upgrade(MigrationContext db) {
        db.execute("alter table shelf add column height bigint");
    }
}
