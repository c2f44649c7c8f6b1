package shop;

import dev.espalier.*;

@History(name = "shop", ids = dev.espalier.graph.Ids.FREE)
@Placeholders({
    @Revision(id = "start", tree = "cart"),
    @Revision(id = "start", tree = "stock"),
})
interface Carts {}
