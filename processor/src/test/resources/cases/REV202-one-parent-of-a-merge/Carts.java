package shop;

import dev.espalier.*;

@Placeholders({
    @Revision(id = "4b99eacafd6a", tree = "cart"),
    @Revision(id = "a08978ae8c0a", parent = "4b99eacafd6a", tree = "cart", manager = "Basic", version = "1.0"),
    @Revision(id = "141c326507c7", parent = "a08978ae8c0a", tree = "cart", manager = "Basic", version = "1.1a"),
    @Revision(id = "810a4c64fc6f", parent = "a08978ae8c0a", tree = "cart", manager = "Basic", version = "1.1b"),
    @Revision(
        id = "630de2e5c78c",
        tree = "cart",
        parent = {
            "141c326507c7",
            "zzzzzzzzzzzz"},
        manager = "Basic",
        version = "1.2"),
})
interface Carts {}
