package dev.espalier.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every rule that a history must meet. The compiler and the migrator run the same ones.
 *
 * <p>All problems are found at once. A revision with a problem of its own declaration (REV1xx) still exists for the
 * others, so that one mistake is reported once.
 */
@SuppressWarnings("ReferenceEquality") // as in Declared
public final class GraphRules {
    private static final Pattern NAME = Pattern.compile("[^\\s|@:,/]+");
    private static final Comparator<Problem> ORDER = Comparator.comparing((Problem p) -> p.at().tree())
            .thenComparing(p -> p.at().id())
            .thenComparing(p -> p.at().declaredIn())
            .thenComparing(Problem::code)
            .thenComparing(Problem::explanation);

    private final Declared declared;
    private final Set<RevisionNode> own = identitySet();
    private final Ids ids;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<RevisionNode> broken = identitySet();

    private GraphRules(Collection<RevisionNode> own, Collection<RevisionNode> known, Ids ids) {
        this.own.addAll(own);
        this.ids = ids;
        this.declared = new Declared(Stream.concat(known.stream(), own.stream()).toList());
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
        return new GraphRules(own, known, ids).problems();
    }

    private List<Problem> problems() {
        for (RevisionNode node : own) {
            declaration(node);
        }
        List<RevisionNode> sound =
                own.stream().filter(node -> !broken.contains(node)).toList();
        duplicates(sound);
        for (RevisionNode node : sound) {
            parents(node);
            dependencies(node);
            oneShot(node);
        }
        problems.addAll(CycleSearch.cycles(declared, own));
        for (TreeName tree : declared.trees()) {
            roots(tree);
            forks(tree);
        }
        problems.sort(ORDER);
        return List.copyOf(problems);
    }

    /** REV101, REV102, REV103, REV105: what can be said of one declaration alone. */
    private void declaration(RevisionNode node) {
        int before = problems.size();
        if (!node.tree().isWellFormed()) {
            problems.add(new Problem.MalformedTreeName(node));
        }
        manager(node);
        if (problems.size() == before && !RevisionId.isWellFormed(node.id(), ids)) {
            problems.add(new Problem.MalformedId(node, ids));
        } else if (problems.size() == before
                && ids == Ids.DERIVED
                && !node.id().equals(RevisionId.of(node.tree(), node.manager(), node.version()))) {
            problems.add(new Problem.WrongId(node));
        }
        if (problems.size() > before) {
            broken.add(node);
        }
    }

    private void manager(RevisionNode node) {
        if (ids == Ids.DERIVED && node.manager().isEmpty() != node.version().isEmpty()) {
            problems.add(
                    node.manager().isEmpty()
                            ? new Problem.MalformedManager(
                                    node, Field.VERSION, "a version belongs to a manager; add manager = \"…\"")
                            : new Problem.MalformedManager(
                                    node, Field.MANAGER, "a manager has a version; add version = \"…\""));
        }
        named(node, Field.MANAGER, node.manager());
        named(node, Field.VERSION, node.version());
    }

    private void named(RevisionNode node, Field field, String name) {
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            problems.add(new Problem.MalformedManager(
                    node, field, "'" + name + "' is no " + field.member() + "; leave out blanks and | @ : , /"));
        }
    }

    /** REV201: unique within a tree, and among regular trees, whose rows share one version table. */
    private void duplicates(List<RevisionNode> sound) {
        for (RevisionNode node : sound) {
            declared.declaredBefore(node).ifPresent(first -> problems.add(new Problem.DuplicateId(node, first)));
        }
    }

    /** REV202, REV203, REV210. */
    private void parents(RevisionNode node) {
        for (String parent : node.parents()) {
            declared.in(node.tree(), parent)
                    .ifPresentOrElse(found -> managerChange(node, found), () -> missingParent(node, parent));
        }
    }

    private void missingParent(RevisionNode node, String parent) {
        if (isRightIdOf(node.tree(), parent) || missesRoot(node.tree(), parent)) {
            return;
        }
        declared.elsewhere(node.tree(), parent)
                .ifPresentOrElse(
                        found -> problems.add(new Problem.ParentInAnotherTree(node, found)),
                        () -> problems.add(new Problem.UnknownParent(node, parent, declared.hint(node, parent))));
    }

    private boolean missesRoot(TreeName tree, String parent) {
        return ids == Ids.DERIVED && parent.equals(RevisionId.ofRoot(tree));
    }

    private void managerChange(RevisionNode node, RevisionNode parent) {
        boolean fromRoot = parent.isRoot() && (parent.manager().isEmpty() || ids == Ids.FREE);
        if (!node.tree().isOneShot() && !fromRoot && !parent.manager().equals(node.manager())) {
            problems.add(new Problem.ManagerChange(node, parent));
        }
    }

    /** REV211. */
    private void dependencies(RevisionNode node) {
        for (String dependency : node.dependsOn()) {
            if (declared.regular(dependency).isEmpty()
                    && broken.stream().noneMatch(b -> isRightIdOf(b.tree(), dependency))) {
                problems.add(new Problem.UnknownDependency(
                        node, dependency, Suggestion.didYouMean(dependency, declared.regularIds())));
            }
        }
    }

    /** REV208, REV209. */
    private void oneShot(RevisionNode node) {
        if (!node.tree().isOneShot()) {
            return;
        }
        TreeName base = node.tree().base();
        if (declared.of(base).isEmpty()) {
            if (node.equals(declared.of(node.tree()).get(0))) {
                problems.add(new Problem.OneShotOfUnknownTree(
                        node, Suggestion.didYouMean(base.text(), declared.regularTrees())));
            }
        } else if (declared.in(base, node.id()).isEmpty() && !isRightIdOf(base, node.id())) {
            problems.add(
                    new Problem.OneShotRevisionNotInTree(node, Suggestion.didYouMean(node.id(), declared.idsOf(base))));
        }
    }

    /** Whether the id is what a revision with a wrong id should have: the wrong id is the one mistake. */
    private boolean isRightIdOf(TreeName tree, String id) {
        return broken.stream()
                .anyMatch(b -> b.tree().equals(tree)
                        && RevisionId.of(b.tree(), b.manager(), b.version()).equals(id));
    }

    /** REV205, REV206. */
    private void roots(TreeName tree) {
        List<RevisionNode> nodes = declared.of(tree);
        List<RevisionNode> starts = nodes.stream().filter(RevisionNode::isRoot).toList();
        List<RevisionNode> roots = starts.stream()
                .filter(start -> ids == Ids.FREE || start.manager().isEmpty())
                .toList();
        if (roots.isEmpty()) {
            String missing = RevisionId.ofRoot(tree);
            nodes.stream()
                    .filter(node -> ids == Ids.DERIVED
                            && (node.isRoot() || node.parents().contains(missing))
                            && declared.in(tree, missing).isEmpty())
                    .findFirst()
                    .ifPresent(node -> report(new Problem.NoRoot(node, ids)));
        } else {
            RevisionNode root = roots.get(0);
            starts.stream()
                    .filter(start -> start != root && !start.id().equals(root.id()))
                    .forEach(start -> report(new Problem.SeveralRoots(start, root)));
        }
    }

    /** REV207: two revisions of one manager that nothing of the same manager follows. */
    private void forks(TreeName tree) {
        for (List<RevisionNode> branch : declared.branches(tree)) {
            List<RevisionNode> heads =
                    declared.headsOf(branch).stream().filter(this::isConnected).toList();
            for (RevisionNode head : heads.size() > 1 ? heads : List.<RevisionNode>of()) {
                List<RevisionNode> others =
                        heads.stream().filter(other -> other != head).toList();
                report(new Problem.Fork(head, others));
            }
        }
    }

    /** A head that hangs in the air is reported for that, not for the fork that follows from it. */
    private boolean isConnected(RevisionNode head) {
        return !broken.contains(head)
                && !head.isRoot()
                && declared.declaredBefore(head).isEmpty()
                && head.parents().stream()
                        .allMatch(p -> declared.in(head.tree(), p).isPresent());
    }

    private void report(Problem problem) {
        if (own.contains(problem.at()) && !broken.contains(problem.at())) {
            problems.add(problem);
        }
    }

    /** Two declarations may be equal in every part; they are two all the same. */
    private static Set<RevisionNode> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
