package dev.espalier.bench;

import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.runtime.plan.Planner;
import dev.espalier.runtime.plan.Request;
import dev.espalier.runtime.plan.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checking a history and planning it whole, from nothing to the end of its longest branch; tenfold beside once. */
final class History implements Part {
    private static final double MOST = 20;

    @Override
    public void run(Settings settings, Table table) throws Exception {
        for (int branches : new int[] {1, settings.revisions / 10}) {
            Map<String, Rounds.Contender> contenders = new LinkedHashMap<>();
            for (int revisions : new int[] {settings.revisions * 10, settings.revisions}) {
                List<RevisionNode> nodes = HugeHistory.of(revisions, branches);
                contenders.put("%,d revisions".formatted(revisions), () -> Rounds.millis(() -> checkAndPlan(nodes)));
            }
            table.compare(
                    "check and plan %,d revisions, %,d branches".formatted(settings.revisions * 10, branches),
                    settings.shortRounds().medians(contenders),
                    "ms",
                    MOST);
        }
    }

    private static void checkAndPlan(List<RevisionNode> nodes) {
        RevisionGraph graph = RevisionGraph.of(nodes, Ids.FREE);
        String last = nodes.get(nodes.size() - 1).id();
        var plan = new Planner(graph, new State(List.of()), List.of()).plan(Request.upgrade(last));
        if (plan.isEmpty()) {
            throw new IllegalStateException("nothing was planned");
        }
    }
}
