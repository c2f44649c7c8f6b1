package dev.espalier.runtime.shop;

import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;

@Revision(id = "nested_1", parent = "flat_2", tree = "stock/flat_to_nested", manager = "Nested", version = "1")
public final class FlatToNested implements Migration {
    @Override
    public void upgrade(MigrationContext db) {
        db.execute("alter table shelf rename to rack");
    }
}
