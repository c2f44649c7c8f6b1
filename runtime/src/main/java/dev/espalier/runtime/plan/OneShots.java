package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which detour between two branches leads where. */
public final class OneShots {
    private OneShots() {}

    /**
     * The history with the named one-shot tree in its base tree's place.
     *
     * @throws Refused when there is no such tree, or it does not hold where the database stands
     */
    public static RevisionGraph use(RevisionGraph graph, String name, State state) {
        TreeName tree = new TreeName(name);
        if (!graph.oneShots().contains(tree)) {
            String known = graph.oneShots().stream().map(TreeName::text).collect(Collectors.joining(", "));
            throw new Refused(new RouteRefusal.UnusableOneShot(name, "does not exist; there are " + known));
        }
        RevisionGraph detour = graph.replacing(tree);
        expectOnWay(graph, detour, tree, state);
        return detour;
    }

    /** Refuses a database that stands, in that tree, where the detour does not pass. */
    static void expectOnWay(RevisionGraph graph, RevisionGraph detour, TreeName tree, State state) {
        for (RevisionNode row : state.in(graph, tree)) {
            if (detour.find(row.id()).isEmpty()) {
                RevisionNode start = detour.nodes(tree).get(1);
                throw new Refused(new RouteRefusal.UnusableOneShot(
                        tree.text(),
                        "starts at " + start.title() + ", and the database stands at " + row.title()
                                + "; bring it to the start first, if it can get there"));
            }
        }
    }

    /** The one-shot trees that lead from the branch of one revision to the branch of another. */
    static List<TreeName> between(RevisionGraph graph, RevisionNode from, RevisionNode to) {
        return graph.oneShots().stream()
                .filter(tree -> tree.base().equals(from.tree()))
                .filter(tree -> {
                    List<RevisionNode> nodes = graph.replacing(tree).nodes(tree);
                    Optional<RevisionNode> end = nodes.stream().reduce((a, b) -> b);
                    return nodes.stream().anyMatch(node -> node.manager().equals(from.manager()))
                            && end.filter(node -> node.manager().equals(to.manager()))
                                    .isPresent();
                })
                .toList();
    }
}
