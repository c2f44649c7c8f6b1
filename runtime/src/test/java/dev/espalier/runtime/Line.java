package dev.espalier.runtime;

import dev.espalier.Migration;
import dev.espalier.RevisionIndex;
import dev.espalier.graph.Capability;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.Ids;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import dev.espalier.runtime.execute.LoadedHistory;
import dev.espalier.testing.FreshDatabase;
import dev.espalier.testing.GivenIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A history of one line: the root x0, and x1, x2 and so on for some migrations. */
final class Line {
    private Line() {}

    @SafeVarargs
    static Migrator migrator(FreshDatabase database, Class<? extends Migration>... migrations) {
        List<RevisionNode> nodes = new ArrayList<>();
        nodes.add(node(0, List.of(), Set.of(), Line.class));
        for (Class<?> migration : migrations) {
            nodes.add(node(nodes.size(), List.of("x" + (nodes.size() - 1)), Set.of(Capability.UPGRADE), migration));
        }
        RevisionIndex index =
                new GivenIndex(new HistorySettings("x", "espalier_version", "", Ids.FREE, List.of()), nodes);
        return new Migrator(
                database.dataSource(), LoadedHistory.of(List.of(index), Line.class.getClassLoader()), Optional.empty());
    }

    private static RevisionNode node(int number, List<String> parents, Set<Capability> can, Class<?> type) {
        String manager = number == 0 ? "" : "M";
        String version = number == 0 ? "" : Integer.toString(number);
        return new RevisionNode(
                "x" + number, parents, List.of(), new TreeName("x"), manager, version, can, type.getName(), "", "");
    }
}
