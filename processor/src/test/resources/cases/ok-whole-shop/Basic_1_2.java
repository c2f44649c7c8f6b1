package shop;

import dev.espalier.*;

@Revision(id = "630de2e5c78c", parent = {"141c326507c7", "810a4c64fc6f"}, tree = "cart", manager = "Basic", version = "1.2", dependsOn = "196ae8057b1b")
public final class Basic_1_2 extends Reversible implements Baseline {
    @Override
    public void upgrade(MigrationContext db) {}

    @Override
    public void create(MigrationContext db) {}
}
