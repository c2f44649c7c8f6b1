package shop;

import dev.espalier.*;

@Placeholders({
    @Revision(id = "4b99eacafd6a", tree = "cart/detour"),
    @Revision(id = "a08978ae8c0a", parent = "4b99eacafd6a", tree = "cart/detour", manager = "Basic", version = "1.0"),
    @Revision(id = "6bbb9a6450d7", parent = "a08978ae8c0a", tree = "cart/detour", manager = "Other", version = "9"),
})
interface Shots {}
