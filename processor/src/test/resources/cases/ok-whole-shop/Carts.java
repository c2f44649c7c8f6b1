package shop;

import dev.espalier.*;

/** The history of carts. */
@Placeholders({
    @Revision(id = "4b99eacafd6a", tree = Carts.TREE),
    @Revision(id = "a08978ae8c0a", parent = "4b99eacafd6a", tree = Carts.TREE, manager = Carts.BASIC, version = "1.0"),
    @Revision(id = "ccd7623ccbbf", parent = "4b99eacafd6a", tree = Carts.TREE, manager = Carts.QUICK, version = "1.0"),
})
interface Carts {
    String TREE = "cart";
    String BASIC = "Basic";
    String QUICK = "Quick";
}
