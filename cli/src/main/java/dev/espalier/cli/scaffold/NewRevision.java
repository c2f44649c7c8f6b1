package dev.espalier.cli.scaffold;

import dev.espalier.graph.Capability;
import dev.espalier.graph.RevisionId;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.Suggestion;
import dev.espalier.graph.TreeName;
import dev.espalier.processor.JavaNames;
import dev.espalier.processor.SourceRevision;
import dev.espalier.processor.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds a revision: a migration behind the head of its branch. The first revision of a one-shot tree is where the way
 * begins, and becomes a placeholder.
 *
 * @param merge whether it brings the heads of a branch that forks together
 * @param online whether its work is no transaction
 */
public record NewRevision(
        SourceModule module, TreeName tree, String manager, String version, boolean merge, boolean online) {
    /** Names stand in comments and in text constants. */
    private static final Pattern UNWRITABLE = Pattern.compile("[\"\\\\\\p{Cntrl}]");

    /**
     * Writes it.
     *
     * @throws NotWritten when there is such a revision, no such tree, or a name is none
     */
    public Written write() {
        checkNames();
        List<RevisionNode> there = module.revisions(tree);
        if (there.isEmpty()) {
            throw new NotWritten(
                    "Revision tree '" + tree + "' does not exist" + Suggestion.didYouMean(tree.text(), module.trees()));
        }
        List<String> parents = parents(there);
        String type = JavaNames.classOf(manager, version);
        String where = module.packageOf(tree);
        module.check(new RevisionNode(
                id(),
                parents,
                List.of(),
                tree,
                manager,
                version,
                Set.of(Capability.UPGRADE),
                where + "." + type,
                "",
                ""));
        Optional<SourceRevision> root = module.root(tree);
        Optional<Span> table = root.flatMap(SourceRevision::placeholders);
        List<String> members = members(parents, root);
        if (tree.isOneShot() && there.size() == 1 && table.isPresent()) {
            return addPlaceholder(root.get(), table.get(), members);
        }
        String text = merge
                ? SourceText.merge(where, type, sentence(), members)
                : SourceText.migration(where, type, sentence(), members, online);
        SourceFile file = module.file(where, type);
        return new Written(id(), file.path(), true, file.create(text));
    }

    private void checkNames() {
        if (manager.contains(".")) {
            throw new NotWritten("Manager class name '" + manager + "' must not include module name.");
        }
        Stream.of(manager, version)
                .filter(name -> name.isEmpty() || UNWRITABLE.matcher(name).find())
                .findFirst()
                .ifPresent(name -> {
                    throw new NotWritten("'" + name + "' is no name; write one without quotes and backslashes");
                });
    }

    private String id() {
        return RevisionId.of(tree, manager, version);
    }

    /** The head of the branch, or the root where the branch begins; in a one-shot tree there is one line only. */
    private List<String> parents(List<RevisionNode> there) {
        List<RevisionNode> branch = there.stream()
                .filter(node -> tree.isOneShot() || node.manager().equals(manager))
                .filter(node -> !node.id().equals(id()))
                .toList();
        List<RevisionNode> heads = Branches.heads(branch);
        if (merge && heads.size() < 2) {
            throw new NotWritten("There is nothing to merge: "
                    + (heads.isEmpty()
                            ? tree + " " + manager + " has no revisions"
                            : "the one head is " + Branches.titles(heads)));
        }
        if (heads.size() > 1 && !merge) {
            throw new NotWritten("The branch forks, its heads are " + Branches.titles(heads)
                    + "; rebase one of the two, or merge them with: add-revision --merge");
        }
        List<RevisionNode> parents =
                branch.isEmpty() ? there.stream().filter(RevisionNode::isRoot).toList() : heads;
        if (parents.isEmpty()) {
            throw new NotWritten("Tree " + tree + " has no "
                    + (branch.isEmpty()
                            ? "root; name the module that declares it with --migrations"
                            : "head: its revisions follow each other in a circle"));
        }
        return parents.stream().map(RevisionNode::id).distinct().toList();
    }

    private List<String> members(List<String> parents, Optional<SourceRevision> root) {
        String parent = parents.stream().map(SourceText::literal).collect(Collectors.joining(", "));
        List<String> members = new ArrayList<>();
        members.add("id = " + SourceText.literal(id()));
        members.add("parent = " + (parents.size() == 1 ? parent : "{" + parent + "}"));
        members.add("tree = " + constant(tree.text(), root));
        members.add("manager = " + constant(manager, root));
        members.add("version = " + SourceText.literal(version));
        return members;
    }

    /** The constant of the tree's interface, where it has one. */
    private static String constant(String text, Optional<SourceRevision> root) {
        return root.filter(table -> table.constants().containsKey(text))
                .map(table -> {
                    String type = table.node().declaredIn();
                    return type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "."
                            + table.constants().get(text);
                })
                .orElseGet(() -> SourceText.literal(text));
    }

    private String sentence() {
        return tree.text().equals("dimensions-config")
                ? "Migration script for dimensions.yaml namespace=" + manager + " version=" + version + "."
                : "Migration script for " + manager + " " + version + ".";
    }

    private Written addPlaceholder(SourceRevision root, Span table, List<String> members) {
        new SourceFile(root.file()).edit(table, text -> SourceText.withPlaceholder(text, members));
        Path shown = module.shown(root.file());
        return new Written(id(), shown, false, List.of("Adding placeholder " + id() + " to " + shown + " ...  done"));
    }
}
