package dev.espalier.cli.command;

import dev.espalier.graph.Capability;
import dev.espalier.graph.DeclaredOption;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import dev.espalier.runtime.plan.Direction;
import dev.espalier.runtime.plan.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Steps for tests. */
final class Steps {
    private Steps() {}

    static Step of(Direction direction, DeclaredOption... options) {
        RevisionNode node = new RevisionNode(
                "a1",
                List.of("a0"),
                List.of(),
                new TreeName("a"),
                "M",
                "1",
                Set.of(Capability.UPGRADE),
                "A",
                "",
                "",
                List.of(options));
        return new Step(node, direction, Optional.empty(), Optional.of(node), List.of(), List.of("a1"));
    }
}
