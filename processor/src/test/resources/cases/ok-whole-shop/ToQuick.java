package shop;

import dev.espalier.*;

/** Makes carts quick! They were not. */
@Revision(id = "ccd7623ccbbf", parent = "630de2e5c78c", tree = "cart/basic_1.2_to_quick_1.0", manager = "Quick", version = "1.0")
public final class ToQuick implements Migration {
    @Override
    public void upgrade(MigrationContext db) {}
}
