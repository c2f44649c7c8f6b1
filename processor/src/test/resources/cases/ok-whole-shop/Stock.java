package shop;

import dev.espalier.*;

@Placeholders(@Revision(id = "45fca5d4850c", tree = "stock-list"))
public interface Stock {
    @Revision(id = "196ae8057b1b", parent = "45fca5d4850c", tree = "stock-list", manager = "Basic", version = "1")
    record First() implements Baseline {
        @Override
        public void create(MigrationContext db) {}
    }
}
