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
 *   <li>cart: 3
 * </ul>
 */
@Generated("dev.espalier.processor.RevisionProcessor")
public final class ShopIndex implements RevisionIndex {
    public static final String SETTINGS = "shop|espalier_version||DERIVED|\n"
            + "    option owner | - | - | who it belongs to";

    public static final String FINGERPRINT = "e2cd108009bce53e";

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
        a08978ae8c0a | 4b99eacafd6a |  | Basic | 1.0 | upgrade,check,create | shop.Basic_1_0 | 628e321b129dc250 | Carts with prices.
            option rate | 7,19 | required | the "rate" | in \\ percent
            option offset.<till> | - | when a till's clock is wrong | seconds
            option note | - | - | any text
        a3da4fceb0a6 | a08978ae8c0a |  | Basic | 1.1 |  | shop.Carts |  | Migration script for Basic 1.1.
        """;

        private static List<RevisionNode> read() {
            return IndexTable.read(
                    CART);
        }
    }
}
