package shop;

import dev.espalier.*;

@Revision(id = "810a4c64fc6f", parent = "a08978ae8c0a", tree = "cart", manager = "Basic", version = "1.1b",
        description = "Says \"\"\" and \\ in\n  two lines")
public final class Basic_1_1b implements Migration {
    @Override
    public void upgrade(MigrationContext db) {}
}
