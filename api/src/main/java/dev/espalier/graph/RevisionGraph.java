package dev.espalier.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A sound history: the regular trees, where an id means one revision, and the one-shot trees kept beside them until one
 * {@linkplain #replacing takes a regular tree's place}. Immutable, and sound by construction; dependencies are ids.
 */
public final class RevisionGraph {
    private final SortedMap<TreeName, List<RevisionNode>> oneShots;
    private final Carriers carriers;
    private final SortedMap<TreeName, List<RevisionNode>> trees = new TreeMap<>();
    private final Map<String, TreeName> byBase = new HashMap<>();
    private final Map<String, Branch> branches = new TreeMap<>();

    /** The revisions in use, in order. */
    private final Numbered order;

    private final Reach byParents;
    private final Reach byAll;

    private RevisionGraph(
            Collection<RevisionNode> nodes, SortedMap<TreeName, List<RevisionNode>> oneShots, Carriers carriers) {
        this.oneShots = oneShots;
        this.carriers = carriers;
        this.byParents = TopologicalOrder.reach(nodes);
        this.order = byParents.nodes();
        this.byAll = byParents.andDependencies();
        nodes().forEach(node -> list(trees, node.tree()).add(node));
        trees.forEach((tree, members) -> {
            byBase.put(tree.base().text(), tree);
            members.stream()
                    .map(RevisionNode::manager)
                    .filter(manager -> !manager.isEmpty())
                    .distinct()
                    .map(manager -> new Branch(tree, manager))
                    .forEach(branch -> branches.put(branch.label(), branch));
        });
    }

    /**
     * The graph of a whole history.
     *
     * @throws InvalidHistory when it breaks a rule
     */
    public static RevisionGraph of(Collection<RevisionNode> nodes, Ids ids) {
        return of(nodes, GraphRules.of(nodes, ids));
    }

    /**
     * The graph of revisions that know no rules of trees and managers, and whose labels are given.
     *
     * @param labels the labels of each revision, by id
     * @throws InvalidHistory when it is no graph, or a name means two things
     */
    public static RevisionGraph labelled(Collection<RevisionNode> nodes, Map<String, List<String>> labels) {
        return of(nodes, GraphRules.labelled(nodes, Carriers.given(nodes, labels)));
    }

    private static RevisionGraph of(Collection<RevisionNode> nodes, GraphRules rules) {
        if (!rules.problems().isEmpty()) {
            throw new InvalidHistory(rules.problems());
        }
        List<RevisionNode> regular = new ArrayList<>();
        SortedMap<TreeName, List<RevisionNode>> oneShots = new TreeMap<>();
        for (RevisionNode written : nodes) {
            RevisionNode node = written.dependsOn().isEmpty()
                    ? written
                    : written.dependingOn(written.dependsOn().stream()
                            .flatMap(name -> rules.labels().ids(name).stream())
                            .toList());
            (node.tree().isOneShot() ? list(oneShots, node.tree()) : regular).add(node);
        }
        return new RevisionGraph(regular, oneShots, rules.labels());
    }

    /** The history in which the one-shot tree takes its base tree's place; its revisions count as the base tree's. */
    public RevisionGraph replacing(TreeName oneShot) {
        SortedMap<TreeName, List<RevisionNode>> others = new TreeMap<>(oneShots);
        List<RevisionNode> detour = others.remove(oneShot);
        if (detour == null) {
            throw new IllegalArgumentException("no one-shot tree " + oneShot);
        }
        List<RevisionNode> nodes = new ArrayList<>(detour);
        nodes().stream().filter(node -> !node.tree().equals(oneShot.base())).forEach(nodes::add);
        return new RevisionGraph(nodes, others, Carriers.derived(new Declared(nodes)));
    }

    /** The trees in use, by name. */
    public Set<TreeName> trees() {
        return trees.keySet();
    }

    /** The one-shot trees that take no tree's place, by name. */
    public Set<TreeName> oneShots() {
        return oneShots.keySet();
    }

    /** The revisions of a one-shot tree that takes no tree's place, each after its parents. */
    public List<RevisionNode> oneShot(TreeName tree) {
        return TopologicalOrder.of(oneShots.getOrDefault(tree, List.of()));
    }

    /** The tree in use whose base is the given name, when there is one. */
    public Optional<TreeName> tree(String base) {
        return Optional.ofNullable(byBase.get(base));
    }

    /** The branch of the given label, when there is one. */
    public Optional<Branch> branch(String label) {
        return Optional.ofNullable(branches.get(label));
    }

    /** The labels of all branches, sorted. */
    public Set<String> branches() {
        return branches.keySet();
    }

    /** The revisions that carry a label themselves; several only where a branch begins several times at the root. */
    public List<RevisionNode> carrying(String label) {
        return carriers.of(label);
    }

    /** All labels that a revision carries, sorted. */
    public Set<String> labels() {
        return carriers.byLabel().keySet();
    }

    Carriers carriers() {
        return carriers;
    }

    /**
     * All revisions in use, each after its parents and dependencies, trees and branches together; the same on every
     * machine.
     */
    public List<RevisionNode> nodes() {
        return order.nodes();
    }

    /** The revisions of a tree, each after its parents. */
    public List<RevisionNode> nodes(TreeName tree) {
        return trees.getOrDefault(tree, List.of());
    }

    /** The revisions of the given ids, each after its parents and dependencies. */
    public List<RevisionNode> inOrder(Collection<String> ids) {
        ids.forEach(this::number);
        return order.numbers(ids).stream().mapToObj(order::node).toList();
    }

    public Optional<RevisionNode> find(String id) {
        int number = order.number(id);
        return number == Arrows.NONE ? Optional.empty() : Optional.of(order.node(number));
    }

    /** The revision of an id that is known to exist. */
    public RevisionNode get(String id) {
        return order.node(number(id));
    }

    private int number(String id) {
        int number = order.number(id);
        if (number == Arrows.NONE) {
            throw new IllegalArgumentException("no revision " + id);
        }
        return number;
    }

    public RevisionNode root(TreeName tree) {
        return nodes(tree).get(0);
    }

    public List<RevisionNode> parents(RevisionNode node) {
        return node.parents().stream().map(this::get).toList();
    }

    /** The ids of the revisions that this one follows or depends on. */
    public List<String> before(RevisionNode node) {
        return Edges.ALL.before(node);
    }

    /** The revisions of the same tree that follow this one. */
    public List<RevisionNode> children(RevisionNode node) {
        return byParents.after(number(node.id())).toList();
    }

    /** The revisions that follow this one or depend on it. */
    public Stream<RevisionNode> after(RevisionNode node) {
        return byAll.after(number(node.id()));
    }

    public boolean isHead(RevisionNode node) {
        return byParents.countAfter(number(node.id())) == 0;
    }

    /** Whether nothing follows the revision and nothing depends on it. */
    public boolean isRealHead(RevisionNode node) {
        return byAll.countAfter(number(node.id())) == 0;
    }

    /** Whether several revisions follow this one. */
    public boolean isBranchPoint(RevisionNode node) {
        return byParents.countAfter(number(node.id())) > 1;
    }

    /** The heads of a tree, one for each of its branches. */
    public List<RevisionNode> heads(TreeName tree) {
        return nodes(tree).stream().filter(this::isHead).toList();
    }

    /** The revisions of a branch, each after its parents. */
    public List<RevisionNode> nodes(Branch branch) {
        return nodes(branch.tree()).stream()
                .filter(node -> node.manager().equals(branch.manager()))
                .toList();
    }

    /** The last revision of a branch. */
    public RevisionNode head(Branch branch) {
        List<RevisionNode> nodes = nodes(branch);
        return nodes.get(nodes.size() - 1);
    }

    /** The given revisions and everything before them; ids that the history does not know are left out. */
    public Set<String> ancestors(Collection<String> ids, Edges edges) {
        return by(edges).down(ids, Set.of());
    }

    /** The given revisions and everything that must be applied before them. */
    public Set<String> ancestors(Collection<String> ids) {
        return ancestors(ids, Edges.ALL);
    }

    /** What of the given revisions, and of everything before them, a down-set lacks. */
    public Set<String> missing(Collection<String> ids, Set<String> downSet) {
        return byAll.down(ids, downSet);
    }

    /** The given revisions and everything after them. */
    public Set<String> descendants(Collection<String> ids, Edges edges) {
        return by(edges).up(ids);
    }

    /** The given revisions and everything that can be applied only after them. */
    public Set<String> descendants(Collection<String> ids) {
        return descendants(ids, Edges.ALL);
    }

    /** The given revisions, what comes before them and what comes after them. */
    public Set<String> lineage(Collection<String> ids, Edges edges) {
        Set<String> lineage = ancestors(ids, edges);
        lineage.addAll(descendants(ids, edges));
        return lineage;
    }

    /** The members of a set of revisions that no other member comes right after. */
    public Set<String> maximal(Collection<String> ids, Edges edges) {
        return by(edges).maximal(ids);
    }

    /** The maximal elements of a down-set: what a version table holds. */
    public Set<String> maximal(Collection<String> downSet) {
        return maximal(downSet, Edges.ALL);
    }

    private Reach by(Edges edges) {
        return edges == Edges.PARENTS ? byParents : byAll;
    }

    private static <K> List<RevisionNode> list(Map<K, List<RevisionNode>> lists, K key) {
        return lists.computeIfAbsent(key, k -> new ArrayList<>());
    }
}
