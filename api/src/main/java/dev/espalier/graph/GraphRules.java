package dev.espalier.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every rule that a history must meet. The compiler and the migrator run the same ones.
 *
 * <p>All problems are found at once. A revision with a problem of its own declaration (REV1xx) still exists for the
 * others, so that one mistake is reported once.
 */
@SuppressWarnings("ReferenceEquality") // as in Declared
public final class GraphRules {
    private static final Comparator<Problem> ORDER = Comparator.comparing((Problem p) -> p.at().tree())
            .thenComparing(p -> p.at().id())
            .thenComparing(p -> p.at().declaredIn())
            .thenComparing(Problem::code)
            .thenComparing(Problem::explanation);

    private final Set<RevisionNode> own;
    private final Ids ids;
    private final List<Problem> problems = new ArrayList<>();

    /** Revisions with a problem of their own declaration. */
    private final Set<RevisionNode> broken = identitySet(1);

    /** Ids that broken revisions have or should have, and of missing roots: who refers to one has made no mistake. */
    private final Set<String> excused = new HashSet<>();

    private final Set<TreeName> rootless = new HashSet<>();
    private final Declared declared;

    private final Carriers labels;

    private GraphRules(Collection<RevisionNode> own, Collection<RevisionNode> known, Ids ids) {
        this.ids = ids;
        this.own = identitySet(own.size());
        this.own.addAll(own);
        for (RevisionNode node : own) {
            List<Problem> found = DeclarationRules.check(node, ids);
            problems.addAll(found);
            if (!found.isEmpty()) {
                broken.add(node);
            }
        }
        for (RevisionNode node : broken) {
            excused.add(node.id());
            excused.add(RevisionId.of(node.tree(), node.manager(), node.version()));
        }
        // Of two with one id the first counts, and that should be a sound one.
        List<RevisionNode> all = Stream.of(
                        known.stream(), sound(own), own.stream().filter(broken::contains))
                .flatMap(nodes -> nodes)
                .toList();
        labels = Carriers.derived(all);
        declared = new Declared(all, labels);
        declared.trees().stream().filter(this::isRootMissing).forEach(rootless::add);
        rootless.forEach(tree -> excused.add(RevisionId.ofRoot(tree)));
    }

    /** Without trees and managers: only what makes a graph, and labels that are given. */
    private GraphRules(Collection<RevisionNode> nodes, Carriers labels) {
        ids = Ids.FREE;
        own = identitySet(nodes.size());
        own.addAll(nodes);
        nodes.forEach(node -> problems.addAll(DeclarationRules.id(node, ids)));
        this.labels = labels;
        declared = new Declared(nodes, labels);
    }

    /** The problems of a whole history, by tree and id. */
    public static List<Problem> check(Collection<RevisionNode> nodes, Ids ids) {
        return check(nodes, List.of(), ids);
    }

    /**
     * The problems of one module's revisions.
     *
     * @param own the module's revisions
     * @param known revisions of other modules, which own ones may follow and which are themselves taken as sound
     */
    public static List<Problem> check(Collection<RevisionNode> own, Collection<RevisionNode> known, Ids ids) {
        return new GraphRules(own, known, ids).problems(own);
    }

    /** The problems of a graph that knows no trees and managers, with its labels given. */
    static List<Problem> check(Collection<RevisionNode> nodes, Carriers labels) {
        GraphRules rules = new GraphRules(nodes, labels);
        rules.graph(nodes);
        return rules.sorted();
    }

    private List<Problem> problems(Collection<RevisionNode> own) {
        graph(own);
        managerChanges(sound(own).toList());
        for (TreeName tree : declared.trees()) {
            oneShot(tree);
            roots(tree);
        }
        forks();
        return sorted();
    }

    private void graph(Collection<RevisionNode> own) {
        sound(own).forEach(this::duplicate);
        sound(own).forEach(this::parents);
        sound(own).forEach(this::dependencies);
        labels.problems(declared).forEach(this::report);
        problems.addAll(CycleSearch.cycles(declared, this.own));
    }

    private List<Problem> sorted() {
        problems.sort(ORDER);
        return List.copyOf(problems);
    }

    private Stream<RevisionNode> sound(Collection<RevisionNode> nodes) {
        return nodes.stream().filter(node -> !broken.contains(node));
    }

    /** REV201: unique within a tree, and among regular trees, whose rows share one version table. */
    private void duplicate(RevisionNode node) {
        declared.declaredBefore(node).ifPresent(first -> problems.add(new HistoryProblem.DuplicateId(node, first)));
    }

    /** REV202, REV203. */
    private void parents(RevisionNode node) {
        for (String parent : node.parents()) {
            if (declared.in(node.tree(), parent).isEmpty() && !excused.contains(parent)) {
                problems.add(declared.elsewhere(node.tree(), parent)
                        .<Problem>map(found -> new HistoryProblem.ParentInAnotherTree(node, found))
                        .orElseGet(() -> new HistoryProblem.UnknownParent(
                                node,
                                parent,
                                ParentHint.of(sound(declared.of(node.tree())).toList(), node, parent))));
            }
        }
    }

    /** REV210; a revision whose parent has changed the branch is only back on its own. */
    private void managerChanges(Collection<RevisionNode> nodes) {
        List<HistoryProblem.ManagerChange> changes = new ArrayList<>();
        Set<RevisionNode> changed = identitySet(1);
        for (RevisionNode node : nodes) {
            for (String id : node.parents()) {
                declared.in(node.tree(), id)
                        .filter(parent -> isManagerChange(node, parent))
                        .ifPresent(parent -> {
                            changes.add(new HistoryProblem.ManagerChange(node, parent));
                            changed.add(node);
                        });
            }
        }
        changes.stream().filter(change -> !changed.contains(change.parent())).forEach(problems::add);
    }

    private boolean isManagerChange(RevisionNode node, RevisionNode parent) {
        boolean fromRoot = parent.isRoot() && (parent.manager().isEmpty() || ids == Ids.FREE);
        return !node.tree().isOneShot()
                && !fromRoot
                && !broken.contains(parent)
                && !parent.manager().equals(node.manager());
    }

    /** REV211. */
    private void dependencies(RevisionNode node) {
        for (String dependency : node.dependsOn()) {
            if (declared.dependency(dependency).isEmpty() && !excused.contains(dependency)) {
                problems.add(new HistoryProblem.UnknownDependency(
                        node, dependency, Suggestion.didYouMean(dependency, declared.regularIds())));
            }
        }
    }

    /** REV208, once for a tree, and REV209. */
    private void oneShot(TreeName tree) {
        TreeName base = tree.base();
        if (tree.equals(base)) {
            return;
        }
        Stream<RevisionNode> nodes = sound(declared.of(tree)).filter(own::contains);
        if (declared.of(base).isEmpty()) {
            nodes.findFirst()
                    .ifPresent(node -> problems.add(new HistoryProblem.OneShotOfUnknownTree(
                            node, Suggestion.didYouMean(base.text(), declared.regularTrees()))));
        } else {
            nodes.filter(node -> declared.in(base, node.id()).isEmpty() && !excused.contains(node.id()))
                    .forEach(node -> problems.add(new HistoryProblem.OneShotRevisionNotInTree(
                            node, Suggestion.didYouMean(node.id(), declared.idsOf(base)))));
        }
    }

    /** REV205, REV206. */
    private void roots(TreeName tree) {
        List<RevisionNode> nodes = declared.of(tree);
        List<RevisionNode> starts = nodes.stream().filter(RevisionNode::isRoot).toList();
        if (rootless.contains(tree)) {
            nodes.stream()
                    .filter(node -> node.isRoot() || node.parents().contains(RevisionId.ofRoot(tree)))
                    .findFirst()
                    .ifPresent(node -> report(new HistoryProblem.NoRoot(node)));
        } else if (!starts.isEmpty()) {
            RevisionNode root = starts.stream()
                    .min(Comparator.comparing(start -> !start.manager().isEmpty()))
                    .get();
            starts.stream()
                    .filter(start -> !start.id().equals(root.id()))
                    .forEach(start -> report(new HistoryProblem.SeveralRoots(start, root)));
        }
    }

    private boolean isRootMissing(TreeName tree) {
        String root = RevisionId.ofRoot(tree);
        return ids == Ids.DERIVED
                && !excused.contains(root)
                && declared.in(tree, root).isEmpty();
    }

    /**
     * REV207: two revisions of one manager that nothing of the same manager follows. In a branch that has another
     * problem this is most likely a consequence, and not reported.
     */
    private void forks() {
        Set<RevisionNode> troubled = identitySet(1);
        troubled.addAll(broken);
        problems.stream()
                .filter(problem -> problem.field() == Field.ID || problem.field() == Field.PARENT)
                .forEach(problem -> troubled.add(problem.at()));
        Set<String> followed = parentsOf(troubled);
        for (TreeName tree : declared.trees()) {
            declared.branches(tree).stream()
                    .filter(branch -> branch.stream().noneMatch(troubled::contains))
                    .forEach(branch -> fork(branch, followed));
        }
    }

    private void fork(List<RevisionNode> branch, Set<String> followedElsewhere) {
        Set<String> followed = parentsOf(branch);
        List<RevisionNode> heads = branch.stream()
                .filter(node -> !followed.contains(node.id()) && !followedElsewhere.contains(node.id()))
                .toList();
        for (RevisionNode head : heads.size() > 1 ? heads : List.<RevisionNode>of()) {
            report(new HistoryProblem.Fork(
                    head, heads.stream().filter(other -> other != head).toList()));
        }
    }

    private static Set<String> parentsOf(Collection<RevisionNode> nodes) {
        return nodes.stream().flatMap(node -> node.parents().stream()).collect(Collectors.toSet());
    }

    private void report(Problem problem) {
        if (own.contains(problem.at()) && !broken.contains(problem.at())) {
            problems.add(problem);
        }
    }

    /** Two declarations may be equal in every part; they are two all the same. */
    private static Set<RevisionNode> identitySet(int size) {
        return Collections.newSetFromMap(new IdentityHashMap<>(size));
    }
}
