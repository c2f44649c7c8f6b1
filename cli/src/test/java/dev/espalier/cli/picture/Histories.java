package dev.espalier.cli.picture;

import dev.espalier.graph.Capability;
import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import dev.espalier.runtime.plan.State;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Histories for tests. */
final class Histories {
    static final String NASTY = "<b onclick='x()'>\"a\" & b</b> \\n {c} | ]]> %% %d; # é 漢 \u0001";

    /**
     * Two trees: the first with two managers, one of which forks, merges and depends on the second tree, and with a
     * one-shot tree from the one manager to the other.
     */
    static final RevisionGraph SHOP = RevisionGraph.of(
            List.of(
                    node("shop", "s0", "", List.of()),
                    node("shop", "s1", "StoreManager", List.of("s0"), Capability.CREATE),
                    node("shop", "s2a", "StoreManager", List.of("s1"), Capability.UPGRADE),
                    needing("l0", node("shop", "s2b", "StoreManager", List.of("s1"), Capability.UPGRADE)),
                    needing("l2", node("shop", "s3", "StoreManager", List.of("s2a", "s2b"), Capability.UPGRADE)),
                    node("shop", "d1", "DepotManager", List.of("s0")),
                    node("shop", "d2", "DepotManager", List.of("d1"), Capability.UPGRADE, Capability.DOWNGRADE),
                    node("shop/store_to_depot", "s0", "", List.of()),
                    node("shop/store_to_depot", "s3", "StoreManager", List.of("s0")),
                    node("shop/store_to_depot", "d1", "DepotManager", List.of("s3"), Capability.UPGRADE),
                    node("log", "l0", "", List.of()),
                    node("log", "l1", "File", List.of("l0"), Capability.UPGRADE, Capability.CHECK),
                    node("log", "l2", "File", List.of("l1"), Capability.UPGRADE)),
            Ids.FREE);

    /** A revision that says what no format likes. */
    static final RevisionGraph MEAN = RevisionGraph.of(
            List.of(new RevisionNode(
                    "m0", List.of(), List.of(), new TreeName("mean"), "", "", Set.of(), NASTY, NASTY, "")),
            Ids.FREE);

    private Histories() {}

    /** All regular trees, without a database. */
    static History plain(RevisionGraph graph) {
        return new History(graph, graph.trees(), Optional.empty());
    }

    /** The one-shot trees. */
    static History oneShots() {
        return new History(SHOP, SHOP.oneShots(), Optional.empty());
    }

    /** A database at {@code s2a} and {@code l1}, in which {@code s1} was never applied, and one row is not known. */
    static History standing() {
        Standing standing = Standing.of(
                "shop.db",
                SHOP,
                new State(Set.of("s2a", "l1", "zz")),
                List.of(SHOP.get("s1")),
                List.of(SHOP.get("s2b"), SHOP.get("s3"), SHOP.get("l2")));
        return new History(SHOP, SHOP.trees(), Optional.of(standing));
    }

    /** A root and so many branches of equal length, each of which forks and merges all the way. */
    static History huge(int revisions, int branches) {
        List<RevisionNode> nodes = new ArrayList<>(List.of(node("huge", "root", "", List.of())));
        for (int branch = 0; branch < branches; branch++) {
            List<String> parents = List.of("root");
            for (int i = 0; i < revisions / branches; i += 3) {
                String id = "r" + branch + "_" + i;
                nodes.add(node("huge", id, "M" + branch, parents));
                nodes.add(node("huge", id + "a", "M" + branch, List.of(id)));
                nodes.add(node("huge", id + "b", "M" + branch, List.of(id)));
                parents = List.of(id + "a", id + "b");
            }
            nodes.add(node("huge", "head" + branch, "M" + branch, parents));
        }
        RevisionGraph graph = RevisionGraph.of(nodes, Ids.FREE);
        Standing standing = Standing.of(
                "huge.db",
                graph,
                new State(Set.of("r0_0")),
                List.of(),
                graph.inOrder(graph.missing(Set.of("head0"), Set.of("r0_0"))));
        return new History(graph, graph.trees(), Optional.of(standing));
    }

    static String text(BiConsumer<History, PrintWriter> format, History history) {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            format.accept(history, out);
        }
        return text.toString();
    }

    static RevisionNode node(String tree, String id, String manager, List<String> parents, Capability... capabilities) {
        return new RevisionNode(
                id,
                parents,
                List.of(),
                new TreeName(tree),
                manager,
                manager.isEmpty() ? "" : "v" + id,
                Set.of(capabilities),
                "shop.Class_" + id,
                "about " + id,
                "");
    }

    private static RevisionNode needing(String other, RevisionNode node) {
        return new RevisionNode(
                node.id(),
                node.parents(),
                List.of(other),
                node.tree(),
                node.manager(),
                node.version(),
                node.capabilities(),
                node.declaredIn(),
                node.description(),
                "");
    }
}
