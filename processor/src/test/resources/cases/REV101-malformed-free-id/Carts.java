package shop;

import dev.espalier.*;

@History(name = "shop", ids = dev.espalier.graph.Ids.FREE)
@Placeholders({
    @Revision(id = "start", tree = "cart"),
    @Revision(id = "first step", parent = "start", tree = "cart", manager = "Basic"),
})
interface Carts {}
