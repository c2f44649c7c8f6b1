package shop;

import dev.espalier.*;

/** A step that can go back. */
public abstract class Reversible implements Migration {
    @Override
    public void downgrade(MigrationContext db) {}
}
