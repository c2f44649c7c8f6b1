package shop;

import dev.espalier.*;

@Placeholders({
    @Revision(id = "4b99eacafd6a", tree = "cart/basic_1.2_to_quick_1.0"),
    @Revision(
            id = "630de2e5c78c",
            parent = "4b99eacafd6a",
            tree = "cart/basic_1.2_to_quick_1.0",
            manager = "Basic",
            version = "1.2"),
})
interface Detour {}
