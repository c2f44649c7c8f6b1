package dev.espalier.runtime.shop;

import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Revision;

@Revision(id = "audit_1", parent = "audit_0", dependsOn = "shop_2", tree = "audit", manager = "Log", version = "1")
public final class Log_1 implements Migration {
    @Override
    public void upgrade(MigrationContext db) {
        db.execute("create table log (customer bigint references customer (id), vat bigint)");
        db.execute("insert into log select id, vat from customer");
    }

    @Override
    public void downgrade(MigrationContext db) {
        db.execute("drop table log");
    }
}
