package dev.espalier.runtime.shop;

import dev.espalier.Migration;
import dev.espalier.MigrationContext;
import dev.espalier.Option;
import dev.espalier.Revision;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Revision(
        id = "shop_2",
        parent = "shop_1",
        tree = "shop",
        manager = "Store",
        version = "2",
        options = @Option(name = "vat", meaning = "the rate of customers without one"))
public final class Store_2 implements Migration {
    /** A migration's own statements. */
    public interface Customers {
        @Update("update customer set vat = #{rate} where vat is null")
        int rate(@Param("rate") long rate);
    }

    @Override
    public void upgrade(MigrationContext db) {
        db.execute("create table invoice (id bigint primary key)");
        db.execute("alter table customer add column vat bigint");
        db.mapper(Customers.class).rate(db.option("vat").map(Long::valueOf).orElse(19L));
    }

    @Override
    public void downgrade(MigrationContext db) {
        db.execute("alter table customer drop column vat");
        db.execute("drop table invoice");
    }
}
