package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to be done about gaps. */
public enum GapChoice {
    /** Carry them out now. */
    APPLY(Direction.APPLY),
    /** Count them as applied. */
    ACCEPT(Direction.ACCEPT);

    private final Direction direction;

    GapChoice(Direction direction) {
        this.direction = direction;
    }

    /** The plan with a step for each gap before its own. No row moves: by the version table, gaps are applied. */
    public Plan before(Plan plan, RevisionGraph graph, List<RevisionNode> gaps) {
        Stream<Step> closing = gaps.stream().map(gap -> {
            Optional<RevisionNode> stand = plan.before().of(graph, gap.tree());
            return new Step(
                    gap,
                    direction,
                    stand,
                    stand,
                    List.of(),
                    List.of(),
                    plan.request().reason());
        });
        return new Plan(
                plan.request(),
                plan.before(),
                Stream.concat(closing, plan.steps().stream()).toList(),
                plan.after());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
