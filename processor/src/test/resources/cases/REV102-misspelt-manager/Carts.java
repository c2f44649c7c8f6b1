package shop;

import dev.espalier.*;

@Placeholders({
    @Revision(id = "4b99eacafd6a", tree = "cart"),
    @Revision(id = "a08978ae8c0a", parent = "4b99eacafd6a", tree = "cart", manager = "Basic", version = "1.0"),
    @Revision(id = "a3da4fceb0a6", parent = "a08978ae8c0a", tree = "cart", manager = "Basik", version = "1.1"),
    @Revision(id = "630de2e5c78c", parent = "a3da4fceb0a6", tree = "cart", manager = "Basic", version = "1.2"),
})
interface Carts {}
