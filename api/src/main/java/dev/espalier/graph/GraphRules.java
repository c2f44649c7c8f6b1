package dev.espalier.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every rule that a history must meet. The compiler and the migrator run the same ones.
 *
 * <p>All problems are found at once. A revision with a problem of its own declaration (REV1xx) still exists for the
 * others, so that one mistake is reported once.
 */
public final class GraphRules {
    private static final Comparator<Problem> ORDER = Comparator.comparing((Problem p) -> p.at().tree())
            .thenComparing(p -> p.at().id())
            .thenComparing(p -> p.at().declaredIn())
            .thenComparing(Problem::code)
            .thenComparing(Problem::explanation);

    private final Ids ids;
    private final List<Problem> problems = new ArrayList<>();

    /** Ids that broken revisions have or should have, and of missing roots: who refers to one has made no mistake. */
    private final Set<String> excused = new HashSet<>();

    private final Set<TreeName> rootless = new HashSet<>();

    /** The known revisions, then the module's own sound ones, then those with a problem of their own declaration. */
    private final Declared declared;

    private final int known;
    private final int sound;
    private final Carriers labels;

    private GraphRules(Collection<RevisionNode> own, Collection<RevisionNode> known, Ids ids) {
        this.ids = ids;
        // Of two with one id the first counts, and that should be a sound one.
        List<RevisionNode> all = new ArrayList<>(known);
        List<RevisionNode> broken = new ArrayList<>();
        DeclarationRules rules = new DeclarationRules(ids);
        for (RevisionNode node : own) {
            List<Problem> found = rules.check(node);
            problems.addAll(found);
            (found.isEmpty() ? all : broken).add(node);
        }
        this.known = known.size();
        this.sound = all.size();
        all.addAll(broken);
        for (RevisionNode node : broken) {
            excused.add(node.id());
            excused.add(RevisionId.of(node.tree(), node.manager(), node.version()));
        }
        declared = new Declared(all);
        labels = Carriers.derived(declared);
        declared.trees().stream().filter(this::isRootMissing).forEach(rootless::add);
        rootless.forEach(tree -> excused.add(RevisionId.ofRoot(tree)));
    }

    /** Without trees and managers: only what makes a graph, and labels that are given. */
    private GraphRules(List<RevisionNode> nodes, Carriers labels) {
        this.ids = Ids.FREE;
        this.known = 0;
        this.sound = nodes.size();
        this.labels = labels;
        declared = new Declared(nodes);
        DeclarationRules rules = new DeclarationRules(ids);
        nodes.forEach(node -> problems.addAll(rules.id(node)));
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
        return new GraphRules(own, known, ids).history().problems();
    }

    /** A whole history and its problems. */
    static GraphRules of(Collection<RevisionNode> nodes, Ids ids) {
        return new GraphRules(nodes, List.of(), ids).history();
    }

    /** A graph that knows no trees and managers, with its labels given, and its problems. */
    static GraphRules labelled(Collection<RevisionNode> nodes, Carriers labels) {
        return new GraphRules(List.copyOf(nodes), labels).graph();
    }

    /** The problems, by tree and id. */
    List<Problem> problems() {
        return problems.stream().sorted(ORDER).toList();
    }

    Carriers labels() {
        return labels;
    }

    private GraphRules history() {
        graph();
        managerChanges();
        for (TreeName tree : declared.trees()) {
            oneShot(tree);
            roots(tree);
        }
        Forks.in(declared, troubled()).forEach(this::report);
        return this;
    }

    private GraphRules graph() {
        sound().forEach(this::duplicate);
        sound().forEach(this::parents);
        sound().forEach(this::dependencies);
        labels.problems(declared).forEach(this::report);
        problems.addAll(CycleSearch.cycles(declared, before(), number -> number >= known));
        return this;
    }

    /** The revisions that are to be judged, and have no problem of their own declaration. */
    private IntStream sound() {
        return IntStream.range(known, sound);
    }

    private boolean isSound(RevisionNode node) {
        int number = declared.number(node);
        return known <= number && number < sound;
    }

    /** What each revision follows and depends on. */
    private Arrows before() {
        return Arrows.of(declared.size(), (number, to) -> {
            declared.parents().each(number, to);
            for (String dependency : declared.node(number).dependsOn()) {
                meant(dependency).forEach(to);
            }
        });
    }

    /** What a dependency means: the revision of an id, or the carriers of a label; none when it is not known. */
    private IntStream meant(String dependency) {
        return labels.ids(dependency).stream().mapToInt(declared::regular).filter(number -> number != Arrows.NONE);
    }

    /** REV201: unique within a tree, and among regular trees, whose rows share one version table. */
    private void duplicate(int number) {
        declared.declaredBefore(number)
                .ifPresent(first -> problems.add(new HistoryProblem.DuplicateId(declared.node(number), first)));
    }

    /** REV202, REV203. */
    private void parents(int number) {
        RevisionNode node = declared.node(number);
        if (declared.parents().count(number) == node.parents().size()) {
            return;
        }
        for (String parent : node.parents()) {
            if (declared.in(node.tree(), parent) == Arrows.NONE && !excused.contains(parent)) {
                problems.add(declared.elsewhere(node.tree(), parent)
                        .<Problem>map(found -> new HistoryProblem.ParentInAnotherTree(node, found))
                        .orElseGet(() -> new HistoryProblem.UnknownParent(
                                node, parent, ParentHint.of(notBroken(node.tree()), node, parent))));
            }
        }
    }

    private List<RevisionNode> notBroken(TreeName tree) {
        return declared.of(tree).stream()
                .filter(node -> declared.number(node) < sound)
                .toList();
    }

    /** REV210; a revision whose parent has changed the branch is only back on its own. */
    private void managerChanges() {
        BitSet changed = new BitSet();
        sound().filter(number -> declared.parents().any(number, parent -> isManagerChange(number, parent)))
                .forEach(changed::set);
        changed.stream()
                .forEach(number -> declared.parents()
                        .from(number)
                        .filter(parent -> isManagerChange(number, parent) && !changed.get(parent))
                        .forEach(parent -> problems.add(
                                new HistoryProblem.ManagerChange(declared.node(number), declared.node(parent)))));
    }

    private boolean isManagerChange(int number, int before) {
        RevisionNode node = declared.node(number);
        RevisionNode parent = declared.node(before);
        boolean fromRoot = parent.isRoot() && (parent.manager().isEmpty() || ids == Ids.FREE);
        return !node.tree().isOneShot()
                && !fromRoot
                && before < sound
                && !parent.manager().equals(node.manager());
    }

    /** REV211. */
    private void dependencies(int number) {
        RevisionNode node = declared.node(number);
        for (String dependency : node.dependsOn()) {
            if (meant(dependency).findAny().isEmpty() && !excused.contains(dependency)) {
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
        Stream<RevisionNode> nodes = declared.of(tree).stream().filter(this::isSound);
        if (declared.of(base).isEmpty()) {
            nodes.findFirst()
                    .ifPresent(node -> problems.add(new HistoryProblem.OneShotOfUnknownTree(
                            node, Suggestion.didYouMean(base.text(), declared.regularTrees()))));
        } else {
            nodes.filter(node -> declared.in(base, node.id()) == Arrows.NONE && !excused.contains(node.id()))
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
        return ids == Ids.DERIVED && !excused.contains(root) && declared.in(tree, root) == Arrows.NONE;
    }

    /** Revisions whose own place in the history is in doubt. */
    private BitSet troubled() {
        BitSet troubled = new BitSet();
        troubled.set(sound, declared.size());
        problems.stream()
                .filter(problem -> problem.field() == Field.ID || problem.field() == Field.PARENT)
                .forEach(problem -> troubled.set(declared.number(problem.at())));
        return troubled;
    }

    private void report(Problem problem) {
        if (isSound(problem.at())) {
            problems.add(problem);
        }
    }
}
