package dev.espalier.runtime.plan;

import dev.espalier.graph.Capability;
import dev.espalier.graph.RevisionGraph;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which revisions a target means for a database that stands somewhere; none means before everything. */
public final class Resolution {
    private final RevisionGraph graph;
    private final Collection<TreeName> newTrees;
    private final Map<TreeName, List<RevisionNode>> rows;

    /**
     * @param graph the history in use
     * @param state where the database stands
     * @param newTrees the trees that {@code heads} starts when the database does not use them, in this order
     */
    public Resolution(RevisionGraph graph, State state, Collection<TreeName> newTrees) {
        this.graph = graph;
        this.newTrees = newTrees;
        this.rows = state.byTree(graph);
    }

    /**
     * The revisions of a target that is not relative, so that it can be told without a way.
     *
     * @throws Refused when the target does not say which, or is relative
     */
    public List<RevisionNode> of(Target target) {
        if (target instanceof Target.At at) {
            return List.of(at.node());
        }
        if (target instanceof Target.Heads heads) {
            return heads.scope().map(this::heads).orElseGet(this::headsOfTrees);
        }
        if (target instanceof Target.Head head) {
            return head(head);
        }
        if (target instanceof Target.Relative relative) {
            throw new Refused(new TargetRefusal.UnknownTarget(
                    relative.text(), "; +N and -N count from where an upgrade or downgrade starts"));
        }
        return List.of();
    }

    private List<RevisionNode> heads(Scope scope) {
        Set<String> lineage = scope.lineage(graph);
        return graph.nodes().stream()
                .filter(node -> graph.isHead(node) && lineage.contains(node.id()))
                .toList();
    }

    private List<RevisionNode> head(Target.Head target) {
        List<RevisionNode> heads = target.scope()
                .map(this::heads)
                .orElseGet(() -> graph.nodes().stream().filter(graph::isHead).toList());
        if (heads.size() <= 1) {
            return heads;
        }
        Optional<TreeName> tree = target.tree()
                .filter(name -> heads.stream().allMatch(head -> head.tree().equals(name)));
        List<RevisionNode> narrowed = tree.map(name -> inUse(name, heads)).orElse(heads);
        if (narrowed.size() != 1) {
            String text = target.scope().map(Scope::name).orElse("head");
            throw new Refused(tree.filter(name -> name.base().text().equals(text))
                    .<Refusal>map(name -> new TargetRefusal.UndecidedBranch(name, heads))
                    .orElseGet(() -> new TargetRefusal.SeveralHeads(text, heads)));
        }
        return narrowed;
    }

    /** The real heads of all trees in use, after those that the database is to start with. */
    private List<RevisionNode> headsOfTrees() {
        Set<TreeName> trees = new LinkedHashSet<>(newTrees);
        graph.trees().stream().filter(tree -> rows.containsKey(tree.base())).forEach(trees::add);
        List<RevisionNode> heads = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (TreeName tree : trees) {
            List<RevisionNode> all = graph.heads(tree);
            List<RevisionNode> meant = managers(all) > 1 ? inUse(tree, all) : all;
            heads.addAll(meant);
            if (meant.isEmpty() && !all.isEmpty() && rows(tree).isEmpty()) {
                refusals.add(new TargetRefusal.UndecidedBranch(tree, all));
            }
        }
        if (!refusals.isEmpty()) {
            throw new Refused(refusals);
        }
        Set<String> real =
                graph.maximal(graph.missing(heads.stream().map(RevisionNode::id).toList(), Set.of()));
        return heads.stream().filter(head -> real.contains(head.id())).toList();
    }

    /**
     * The heads of the branch that the database is on; of the only one that can be created, when it does not use the
     * tree.
     */
    private List<RevisionNode> inUse(TreeName tree, List<RevisionNode> heads) {
        Optional<RevisionNode> row = rows(tree).stream().findFirst();
        if (row.filter(node -> !node.isRoot() || !node.manager().isEmpty()).isPresent()) {
            return heads.stream()
                    .filter(head -> head.manager().equals(row.get().manager()))
                    .toList();
        }
        List<RevisionNode> created = row.isPresent()
                ? List.of()
                : heads.stream().filter(this::canBeCreated).toList();
        return created.size() == 1 ? created : List.of();
    }

    private boolean canBeCreated(RevisionNode head) {
        return graph.ancestors(Set.of(head.id())).stream()
                .map(graph::get)
                .anyMatch(node -> node.tree().equals(head.tree()) && node.can(Capability.CREATE));
    }

    private List<RevisionNode> rows(TreeName tree) {
        return rows.getOrDefault(tree.base(), List.of());
    }

    private static long managers(List<RevisionNode> heads) {
        return heads.stream().map(RevisionNode::manager).distinct().count();
    }
}
