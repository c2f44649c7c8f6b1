package dev.espalier.runtime.shop;

import dev.espalier.History;
import dev.espalier.Placeholders;
import dev.espalier.Revision;
import dev.espalier.graph.Ids;

/**
 * A small application: a shop with one branch, an audit that depends on it, and a stock with two branches and a detour.
 */
@History(name = "shop", ids = Ids.FREE)
@Placeholders({
    @Revision(id = "shop_0", tree = "shop"),
    @Revision(id = "audit_0", tree = "audit"),
    @Revision(id = "stock_0", tree = "stock"),
    @Revision(id = "flat_1", parent = "stock_0", tree = "stock", manager = "Flat", version = "1"),
    @Revision(id = "stock_0", tree = "stock/flat_to_nested"),
    @Revision(id = "flat_2", parent = "stock_0", tree = "stock/flat_to_nested", manager = "Flat", version = "2")
})
interface Shop {}
