package dev.espalier.cli.scaffold;

import dev.espalier.cli.modules.Modules;
import dev.espalier.graph.GraphRules;
import dev.espalier.graph.Problem;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import dev.espalier.processor.JavaNames;
import dev.espalier.processor.SourceHistory;
import dev.espalier.processor.SourceRevision;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of sources, and the modules of migrations that it may continue.
 *
 * <p>The folder is the truth for every tree whose root it declares; of other trees it has what it declares itself and
 * what the modules declare.
 */
@SuppressWarnings("ReferenceEquality") // a problem is about one declaration, also where two are equal
public final class SourceModule {
    /** Where migrations go in a folder that gives no hint. */
    private static final String HOME = "migrations";

    private final Path folder;
    private final Modules modules;
    private final SourceHistory own;
    private final List<RevisionNode> known;

    private SourceModule(Path folder, Modules modules, SourceHistory own) {
        this.folder = folder;
        this.modules = modules;
        this.own = own;
        Set<String> types = own.revisions().stream()
                .map(revision -> revision.node().declaredIn())
                .collect(Collectors.toSet());
        this.known = modules.history().revisions().stream()
                .filter(node -> !types.contains(node.declaredIn()))
                .toList();
    }

    /**
     * Reads what is declared, sound or not.
     *
     * @throws dev.espalier.cli.modules.UnusableMigrations when errors in the sources keep a declaration from being read
     */
    public static SourceModule read(Path folder, Modules modules) {
        return new SourceModule(folder, modules, modules.declarations(folder));
    }

    /** What the folder itself declares. */
    List<SourceRevision> own() {
        return own.revisions();
    }

    /** What there is of a tree. */
    List<RevisionNode> revisions(TreeName tree) {
        return all(Set.of()).filter(node -> node.tree().equals(tree)).toList();
    }

    /** The names of all trees. */
    Set<String> trees() {
        return all(Set.of()).map(node -> node.tree().text()).collect(Collectors.toSet());
    }

    /** The type that declares a tree's root in another module, where the folder does not. */
    public Optional<String> elsewhere(TreeName tree) {
        return others(Set.of())
                .filter(node -> node.isRoot() && node.tree().equals(tree))
                .map(RevisionNode::declaredIn)
                .findFirst();
    }

    /** The declaration of a tree's root, when the folder has it. */
    Optional<SourceRevision> root(TreeName tree) {
        return own.revisions().stream()
                .filter(revision ->
                        revision.node().isRoot() && revision.node().tree().equals(tree))
                .findFirst();
    }

    /** Where a tree is declared; the bundled migrations do not count, since a module of its own has nothing of them. */
    Optional<String> declares(TreeName tree) {
        Predicate<RevisionNode> isOfTree = node -> node.tree().equals(tree);
        return own.revisions().stream()
                .filter(revision -> isOfTree.test(revision.node()))
                .map(revision -> shown(revision.file()).toString())
                .findFirst()
                .or(() -> (modules.isBundled() ? Stream.<RevisionNode>of() : known.stream())
                        .filter(isOfTree)
                        .map(RevisionNode::declaredIn)
                        .findFirst());
    }

    /**
     * Checks a revision that is to be added by the rules of a sound history.
     *
     * @throws NotWritten with what is wrong with it
     */
    void check(RevisionNode added) {
        Set<TreeName> hidden = added.isRoot() ? Set.of(added.tree()) : Set.of();
        List<RevisionNode> with = Stream.concat(own.revisions().stream().map(SourceRevision::node), Stream.of(added))
                .toList();
        String problems = GraphRules.check(
                        with, others(hidden).toList(), own.settings().ids())
                .stream()
                .filter(problem -> problem.at() == added)
                .map(Problem::message)
                .collect(Collectors.joining("\n"));
        if (!problems.isEmpty()) {
            throw new NotWritten(problems);
        }
    }

    /** The package of a tree's sources: where they are, or where the rule puts them. */
    String packageOf(TreeName tree) {
        return root(tree)
                .or(() -> own.revisions().stream()
                        .filter(revision -> revision.node().tree().equals(tree))
                        .findFirst())
                .map(revision -> packageOf(revision.node().declaredIn()))
                .orElseGet(() -> JavaNames.packageIn(home(), tree));
    }

    SourceFile file(String packageName, String type) {
        return new SourceFile(folder.resolve(packageName.replace('.', '/')).resolve(type + ".java"));
    }

    /** A path as the user would write it. */
    Path shown(Path file) {
        Path absolute = folder.toAbsolutePath().normalize();
        return file.startsWith(absolute) ? folder.resolve(absolute.relativize(file)) : file;
    }

    /** The package above those of the trees. */
    private String home() {
        return own.home()
                .or(() -> own.revisions().stream()
                        .map(SourceRevision::node)
                        .filter(RevisionNode::isRoot)
                        .flatMap(root -> JavaNames.home(packageOf(root.declaredIn()), root.tree()).stream())
                        .findFirst())
                .or(() -> own.packages().stream().reduce(SourceModule::common))
                .filter(home -> !home.isEmpty())
                .orElse(HOME);
    }

    private Stream<RevisionNode> all(Set<TreeName> hidden) {
        return Stream.concat(others(hidden), own.revisions().stream().map(SourceRevision::node));
    }

    private Stream<RevisionNode> others(Set<TreeName> hidden) {
        return known.stream()
                .filter(node ->
                        !hidden.contains(node.tree()) && root(node.tree()).isEmpty());
    }

    private static String packageOf(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }

    private static String common(String one, String other) {
        return (other + ".").startsWith(one + ".") || one.isEmpty() ? one : common(packageOf(one), other);
    }
}
