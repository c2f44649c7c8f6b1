package shop;

import dev.espalier.*;

@Placeholders({
    @Revision(id = "0123456789ab", tree = "cart"),
    @Revision(id = "a08978ae8c0a", parent = "4b99eacafd6a", tree = "cart", manager = "Basic", version = "1.0"),
    @Revision(id = "a3da4fceb0a6", parent = "a08978ae8c0a", tree = "cart", manager = "Basic", version = "1.1"),
})
interface Carts {}
