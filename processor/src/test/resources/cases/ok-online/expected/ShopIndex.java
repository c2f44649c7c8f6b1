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
    public static final String SETTINGS = "|espalier_version||DERIVED|";

    public static final String FINGERPRINT = "724d854178a22e93";

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
        a3da4fceb0a6 | a08978ae8c0a |  | Basic | 1.1 | upgrade,check,downgrade,online | shop.Step | e37e6fe994f09103 | An index.
        """;

        private static List<RevisionNode> read() {
            return IndexTable.read(
                    CART);
        }
    }
}
