package dev.espalier.cli.scaffold;

import dev.espalier.graph.RevisionNode;
import dev.espalier.processor.SourceRevision;
import dev.espalier.processor.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Mends a branch that forks: makes the head of one side the parent of the other side's first revision. */
public record Rebase(SourceModule module, String revision, Optional<String> onto) {
    /**
     * Edits the one value in the source.
     *
     * @throws NotWritten when the revision does not begin a side of a fork
     */
    public Written write() {
        SourceRevision moved = find();
        RevisionNode node = moved.node();
        List<RevisionNode> branch = module.revisions(node.tree()).stream()
                .filter(other -> other.manager().equals(node.manager()))
                .toList();
        List<RevisionNode> heads = Branches.heads(branch);
        if (heads.size() < 2) {
            throw new NotWritten("There is nothing to rebase: the branch of " + node.title() + " does not fork");
        }
        checkBegins(node, branch);
        Set<String> line = Branches.line(node, branch);
        RevisionNode head = target(
                heads.stream().filter(other -> !line.contains(other.id())).toList());
        Span parent = moved.parent().orElseThrow(() -> new NotWritten(node.title() + " has no parent to change"));
        new SourceFile(moved.file()).edit(parent, old -> SourceText.literal(head.id()));
        return new Written(
                node.id(),
                module.shown(moved.file()),
                false,
                List.of("parent of " + node.id() + ": " + String.join(", ", node.parents()) + " -> " + head.id()));
    }

    /** The first revision of a side shares its parent with another one. */
    private static void checkBegins(RevisionNode node, List<RevisionNode> branch) {
        if (node.isMerge()) {
            throw new NotWritten(node.title() + " is a merge; change its parents by hand");
        }
        boolean shares = branch.stream()
                .anyMatch(other ->
                        !other.id().equals(node.id()) && other.parents().containsAll(node.parents()));
        if (shares) {
            return;
        }
        throw new NotWritten(branch.stream()
                .filter(other -> node.parents().contains(other.id()))
                .findFirst()
                .map(parent -> node.title() + " follows " + parent.title() + " on its side; rebase the first revision"
                        + " of a side, whose parent the other side follows too")
                .orElse(node.title() + " is not where the branch forks"));
    }

    private RevisionNode target(List<RevisionNode> others) {
        List<RevisionNode> chosen = others.stream()
                .filter(head -> onto.map(head.id()::startsWith).orElse(true))
                .toList();
        if (chosen.size() != 1) {
            throw new NotWritten(
                    "The other heads of the fork are " + Branches.titles(others) + "; name one of them with --onto");
        }
        return chosen.get(0);
    }

    /** By id, by the beginning of one, or by class. */
    private SourceRevision find() {
        return Stream.<Predicate<RevisionNode>>of(
                        node -> node.id().equals(revision),
                        node -> node.declaredIn().equals(revision)
                                || node.declaredIn().endsWith("." + revision),
                        node -> node.id().startsWith(revision))
                .map(this::matching)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(this::only)
                .orElseThrow(() -> new NotWritten("No source here declares a revision " + revision));
    }

    private List<SourceRevision> matching(Predicate<RevisionNode> wanted) {
        return module.own().stream().filter(found -> wanted.test(found.node())).toList();
    }

    private SourceRevision only(List<SourceRevision> found) {
        if (found.size() > 1) {
            throw new NotWritten("'" + revision + "' may be "
                    + Branches.titles(found.stream().map(SourceRevision::node).toList())
                    + "; write more of the id, or the class");
        }
        return found.get(0);
    }
}
