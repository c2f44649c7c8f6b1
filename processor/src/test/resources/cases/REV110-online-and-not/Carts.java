package shop;

import dev.espalier.*;

@Placeholders({
    @Revision(id = "4b99eacafd6a", tree = "cart"),
    @Revision(id = "a08978ae8c0a", parent = "4b99eacafd6a", tree = "cart", manager = "Basic", version = "1.0"),
})
interface Carts {}
