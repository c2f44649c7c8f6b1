package shop;

import dev.espalier.*;

@Placeholders({
    @Revision(id = "4b99eacafd6a", tree = "cart"),
    @Revision(id = "5a3b019fd397", parent = "4b99eacafd6a", tree = "cart", version = "1.0"),
})
interface Carts {}
