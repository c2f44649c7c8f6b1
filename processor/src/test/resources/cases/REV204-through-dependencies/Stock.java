package shop;

import dev.espalier.*;

@Placeholders({
    @Revision(id = "1fba1fa434a1", tree = "stock"),
    @Revision(id = "f31e1956c724", parent = "1fba1fa434a1", tree = "stock", manager = "Basic", version = "1.0", dependsOn = "a08978ae8c0a"),
})
interface Stock {}
