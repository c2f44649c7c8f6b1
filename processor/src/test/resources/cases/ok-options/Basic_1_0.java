package shop;

import dev.espalier.*;

/** Carts with prices. */
@Revision(
        id = "a08978ae8c0a",
        parent = "4b99eacafd6a",
        tree = "cart",
        manager = "Basic",
        version = "1.0",
        options = {
            @Option(name = "rate", meaning = "the \"rate\" | in \\ percent", allowed = {"7", "19"}, required = true),
            @Option(name = "offset.<till>", meaning = " seconds ", requiredWhen = "a till's clock is wrong"),
            @Option(name = "note", meaning = "any text"),
        })
public final class Basic_1_0 implements Baseline, Migration {
    @Override
    public void create(MigrationContext db) {}

    @Override
    public void check(MigrationContext db) {}

    @Override
    public void upgrade(MigrationContext db) {}
}
