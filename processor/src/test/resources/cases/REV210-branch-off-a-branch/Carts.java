package shop;

import dev.espalier.*;

@Placeholders({
    @Revision(id = "4b99eacafd6a", tree = "cart"),
    @Revision(id = "a08978ae8c0a", parent = "4b99eacafd6a", tree = "cart", manager = "Basic", version = "1.0"),
    @Revision(id = "a3da4fceb0a6", parent = "a08978ae8c0a", tree = "cart", manager = "Basic", version = "1.1"),
    @Revision(id = "b2412ee6752b", parent = "a08978ae8c0a", tree = "cart", manager = "Other", version = "1.0"),
    @Revision(id = "64ab91db2799", parent = "b2412ee6752b", tree = "cart", manager = "Other", version = "1.1"),
})
interface Carts {}
