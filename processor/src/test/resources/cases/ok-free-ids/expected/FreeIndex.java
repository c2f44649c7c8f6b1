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
public final class FreeIndex implements RevisionIndex {
    public static final String SETTINGS = "free|espalier_version||FREE|";

    public static final String FINGERPRINT = "a88f78160a2c90a6";

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
        start |  |  |  |  |  | shop.Carts |  | This is an initial pseudo-revision of the 'cart' tree.
        release_1.0 | start |  | Basic |  |  | shop.Carts |  | Migration script for Basic.
        release_1.1 | release_1.0 |  | Basic | 1.1 |  | shop.Carts |  | Migration script for Basic 1.1.
        """;

        private static List<RevisionNode> read() {
            return IndexTable.read(
                    CART);
        }
    }
}
