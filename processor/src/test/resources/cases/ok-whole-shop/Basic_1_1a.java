package shop;

import dev.espalier.*;

/**
 * Adds a column {@code price} to {@link Carts the carts}.
 * There is more to say.
 */
@Revision(id = "141c326507c7", parent = "a08978ae8c0a", tree = "cart", manager = "Basic", version = "1.1a")
public final class Basic_1_1a implements Migration {
    @Override
    public void upgrade(MigrationContext db) {}

    @Override
    public void downgrade(MigrationContext db) {}
}
