package dev.espalier.index;

import dev.espalier.RevisionIndex;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.IndexTable;
import dev.espalier.graph.RevisionNode;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The revisions of this module, by tree:
 *
 * <ul>
 *   <li>cart: 6
 *   <li>stock-list: 2
 *   <li>cart/basic_1.2_to_quick_1.0: 3
 * </ul>
 */
@Generated("dev.espalier.processor.RevisionProcessor")
public final class ShopIndex implements RevisionIndex {
    public static final String SETTINGS = "shop|alembic_version|shop.Versions|DERIVED|stock-list,cart";

    public static final String FINGERPRINT = "d1c3d8ccde809605";

    @Override
    public HistorySettings settings() {
        return HistorySettings.parse(SETTINGS);
    }

    @Override
    public List<RevisionNode> revisions() {
        return Revisions.read();
    }

    @Override
    public String fingerprint() {
        return FINGERPRINT;
    }

    /**
     * Loaded only when the revisions are asked for.
     */
    public static final class Revisions {
        public static final String CART = """
        tree cart
        4b99eacafd6a |  |  |  |  |  | shop.Carts |  | This is an initial pseudo-revision of the 'cart' tree.
        a08978ae8c0a | 4b99eacafd6a |  | Basic | 1.0 |  | shop.Carts |  | Migration script for Basic 1.0.
        141c326507c7 | a08978ae8c0a |  | Basic | 1.1a | upgrade,downgrade | shop.Basic_1_1a | 5ed3b1f34e12e3eb | Adds a column price to the carts.
        810a4c64fc6f | a08978ae8c0a |  | Basic | 1.1b | upgrade | shop.Basic_1_1b | aae65dc0dd618322 | Says \""" and \\ in two lines
        630de2e5c78c | 141c326507c7,810a4c64fc6f | 196ae8057b1b | Basic | 1.2 | upgrade,downgrade,create | shop.Basic_1_2 | ad7a70256105fa39 | Migration script for Basic 1.2.
        ccd7623ccbbf | 4b99eacafd6a |  | Quick | 1.0 |  | shop.Carts |  | Migration script for Quick 1.0.
        """;

        public static final String STOCK_LIST = """
        tree stock-list
        45fca5d4850c |  |  |  |  |  | shop.Stock |  | This is an initial pseudo-revision of the 'stock-list' tree.
        196ae8057b1b | 45fca5d4850c |  | Basic | 1 | create | shop.Stock$First | 17e82a1a68a62f38 | Migration script for Basic 1.
        """;

        public static final String CART_BASIC_1_2_TO_QUICK_1_0 = """
        tree cart/basic_1.2_to_quick_1.0
        4b99eacafd6a |  |  |  |  |  | shop.Detour |  | This is an initial pseudo-revision of the 'cart/basic_1.2_to_quick_1.0' tree.
        630de2e5c78c | 4b99eacafd6a |  | Basic | 1.2 |  | shop.Detour |  | Migration script for Basic 1.2.
        ccd7623ccbbf | 630de2e5c78c |  | Quick | 1.0 | upgrade | shop.ToQuick | 4e145ac4a70e6cf4 | Makes carts quick!
        """;

        private static List<RevisionNode> read() {
            return IndexTable.read(
                    CART,
                    STOCK_LIST,
                    CART_BASIC_1_2_TO_QUICK_1_0);
        }
    }
}
