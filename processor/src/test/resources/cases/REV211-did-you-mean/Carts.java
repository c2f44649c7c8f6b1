package shop;

import dev.espalier.*;

@Placeholders({
    @Revision(id = "4b99eacafd6a", tree = "cart"),
    @Revision(id = "a08978ae8c0a", parent = "4b99eacafd6a", tree = "cart", manager = "Basic", version = "1.0", dependsOn = "1fba1fa434az"),
    @Revision(id = "1fba1fa434a1", tree = "stock"),
})
interface Carts {}
