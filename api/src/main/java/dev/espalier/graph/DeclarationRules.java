package dev.espalier.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** REV101, REV102, REV103, REV105, REV109: what can be said of one declaration alone. */
final class DeclarationRules {
    private final Ids ids;

    /** Whether the name of each tree is well-formed: trees are few, and revisions many. */
    private final Map<TreeName, Boolean> trees = new HashMap<>();

    DeclarationRules(Ids ids) {
        this.ids = ids;
    }

    /** The problems of a declaration; that of its id only when there is no other. */
    List<Problem> check(RevisionNode node) {
        List<Problem> problems = new ArrayList<>();
        if (!trees.computeIfAbsent(node.tree(), TreeName::isWellFormed)) {
            problems.add(new DeclarationProblem.MalformedTreeName(node));
        }
        if (ids == Ids.DERIVED && node.manager().isEmpty() != node.version().isEmpty()) {
            problems.add(
                    node.manager().isEmpty()
                            ? new DeclarationProblem.MalformedManager(
                                    node, Field.VERSION, "a version belongs to a manager; add the manager")
                            : new DeclarationProblem.MalformedManager(
                                    node, Field.MANAGER, "a manager has a version; add the version"));
        }
        problems.addAll(named(node, Field.MANAGER, node.manager()));
        problems.addAll(named(node, Field.VERSION, node.version()));
        if (problems.isEmpty()) {
            problems.addAll(id(node));
        }
        problems.addAll(OptionRules.check(node, node.options()));
        return problems;
    }

    /** The problem of an id, when it has one. */
    List<Problem> id(RevisionNode node) {
        if (!RevisionId.isWellFormed(node.id(), ids)) {
            return List.of(new DeclarationProblem.MalformedId(node, ids));
        }
        return ids == Ids.DERIVED && !node.id().equals(RevisionId.of(node.tree(), node.manager(), node.version()))
                ? List.of(new DeclarationProblem.WrongId(node))
                : List.of();
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i)) || "|@:,/".indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Problem> named(RevisionNode node, Field field, String name) {
        return isName(name)
                ? List.of()
                : List.of(new DeclarationProblem.MalformedManager(
                        node, field, "'" + name + "' is no " + field.member() + "; leave out blanks and | @ : , /"));
    }
}
