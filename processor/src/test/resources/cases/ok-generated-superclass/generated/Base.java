package shop;

import dev.espalier.*;

public abstract class Base implements Migration {
    @Override
    public void upgrade(MigrationContext db) {}

    @Override
    public void downgrade(MigrationContext db) {}
}
