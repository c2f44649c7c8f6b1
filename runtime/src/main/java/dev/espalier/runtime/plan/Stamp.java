package dev.espalier.runtime.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.espalier.graph.Edges;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes down where a database stands. A destination takes the place of the rows of its line, and of other branches of
 * its tree; all other rows keep what does not come after it.
 */
public final class Stamp {
    private final RevisionGraph graph;
    private final State state;
    private final Set<String> goals = new LinkedHashSet<>();

    /** Rows that go. */
    private final Set<String> replaced = new HashSet<>();

    /** Revisions that are no longer applied. */
    private final Set<String> dropped = new HashSet<>();

    private Stamp(RevisionGraph graph, State state) {
        this.graph = graph;
        this.state = state;
    }

    /**
     * The plan of a stamp.
     *
     * @param recorded the revisions that the application records, by tree name
     * @throws Refused when a target, or a row that is not purged, is not known
     */
    public static Plan plan(Request request, RevisionGraph graph, State state, Map<String, RevisionNode> recorded) {
        return new Stamp(graph, state).plan(request, recorded);
    }

    private Plan plan(Request request, Map<String, RevisionNode> recorded) {
        List<String> unknown = request.purge() ? List.of() : state.unknown(graph);
        if (!unknown.isEmpty()) {
            throw new Refused(unknown.stream()
                    .<Refusal>map(row -> new StateRefusal.UnknownRow(row, Optional.empty()))
                    .toList());
        }
        if (request.targets().isEmpty()) {
            recorded.values().forEach(node -> goals.add(node.id()));
        }
        Resolution resolution = new Resolution(graph, state, graph.trees());
        request.targets().forEach(text -> aim(text, resolution, recorded));
        replace();
        if (request.purge()) {
            replaced.addAll(state.rows());
        }
        List<Step> steps = new ArrayList<>();
        NavigableSet<String> after = steps(steps);
        return new Plan(request, state, steps, new State(after));
    }

    /** A tree's name means what the application records for it, or its root; all else is a target like any other. */
    private void aim(String text, Resolution resolution, Map<String, RevisionNode> recorded) {
        Optional<TreeName> tree = graph.tree(text).filter(name -> !text.isEmpty());
        if (tree.isPresent()) {
            goals.add(recorded.getOrDefault(text, graph.root(tree.get())).id());
            return;
        }
        Target target = Target.parse(graph, text);
        List<RevisionNode> found = resolution.of(target);
        found.forEach(node -> goals.add(node.id()));
        if (found.isEmpty()) {
            Set<String> line =
                    target.scope().map(scope -> scope.lineage(graph)).orElseGet(() -> graph.ancestors(state.rows()));
            List<String> others =
                    state.rows().stream().filter(row -> !line.contains(row)).toList();
            replaced.addAll(line);
            line.removeAll(graph.ancestors(others, Edges.PARENTS));
            dropped.addAll(graph.descendants(line));
        }
    }

    private void replace() {
        replaced.addAll(graph.lineage(goals, Edges.PARENTS));
        dropped.addAll(graph.descendants(goals));
        dropped.removeAll(graph.ancestors(goals));
        Map<TreeName, Set<String>> managers = graph.inOrder(goals).stream()
                .collect(groupingBy(RevisionNode::tree, mapping(RevisionNode::manager, toSet())));
        graph.inOrder(graph.maximal(goals)).stream()
                .collect(groupingBy(RevisionNode::tree))
                .forEach((tree, nodes) -> {
                    if (nodes.stream().map(RevisionNode::manager).distinct().count() > 1) {
                        throw new Refused(new TargetRefusal.UndecidedBranch(tree, nodes));
                    }
                });
        state.rows().stream()
                .flatMap(id -> graph.find(id).stream())
                .filter(row -> !managers.getOrDefault(row.tree(), Set.of(row.manager()))
                        .contains(row.manager()))
                .forEach(row -> replaced.add(row.id()));
    }

    /** One step for each destination that is no row yet; returns the rows after them. */
    private NavigableSet<String> steps(List<Step> steps) {
        Set<String> wanted = graph.maximal(graph.ancestors(goals));
        wanted.retainAll(goals);
        Set<String> applied = graph.ancestors(
                state.rows().stream().filter(row -> !replaced.contains(row)).toList());
        applied.removeAll(dropped);
        applied.addAll(
                graph.ancestors(wanted.stream().filter(state.rows()::contains).toList()));
        NavigableSet<String> before = new TreeSet<>(state.rows());
        NavigableSet<String> rows = new TreeSet<>(graph.maximal(applied));
        for (RevisionNode goal : graph.inOrder(wanted)) {
            Set<String> missing = graph.missing(Set.of(goal.id()), applied);
            if (!missing.isEmpty()) {
                applied.addAll(missing);
                missing.forEach(id -> graph.before(graph.get(id)).forEach(rows::remove));
                rows.add(goal.id());
                steps.add(step(goal, Optional.of(goal), before, rows));
                before = new TreeSet<>(rows);
            }
        }
        if (!before.equals(rows)) {
            RevisionNode first = Stream.concat(wanted.stream(), before.stream())
                    .flatMap(id -> graph.find(id).stream())
                    .findFirst()
                    .orElseGet(() -> graph.nodes().iterator().next());
            steps.add(step(first, Optional.of(first).filter(node -> rows.contains(node.id())), before, rows));
        }
        return rows;
    }

    private Step step(RevisionNode node, Optional<RevisionNode> to, Set<String> before, Set<String> after) {
        List<String> removed =
                before.stream().filter(row -> !after.contains(row)).toList();
        List<String> added = after.stream().filter(row -> !before.contains(row)).toList();
        return new Step(node, Direction.STAMP, state.of(graph, node.tree()), to, removed, added);
    }
}
