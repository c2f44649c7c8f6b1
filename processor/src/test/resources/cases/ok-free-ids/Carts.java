package shop;

import dev.espalier.*;

@History(name = "free", ids = dev.espalier.graph.Ids.FREE)
@Placeholders({
    @Revision(id = "start", tree = "cart"),
    @Revision(id = "release_1.0", parent = "start", tree = "cart", manager = "Basic"),
    @Revision(id = "release_1.1", parent = "release_1.0", tree = "cart", manager = "Basic", version = "1.1"),
})
interface Carts {}
