package shop;

import dev.espalier.*;

@Placeholders({
    @Revision(id = "f02ad82e544f", tree = "carts/detour"),
    @Revision(id = "0bfed06f1ed5", parent = "f02ad82e544f", tree = "carts/detour", manager = "Basic", version = "1.0"),
})
interface Shots {}
