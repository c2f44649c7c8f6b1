package dev.espalier.graph;

import java.util.List;
import java.util.stream.Collectors;

/** Something wrong in the history that the declarations make together: REV2xx. */
public sealed interface HistoryProblem extends Problem {
    /** Two declarations of one revision. */
    record DuplicateId(RevisionNode at, RevisionNode first) implements HistoryProblem {
        @Override
        public String code() {
            return "REV201";
        }

        @Override
        public Field field() {
            return Field.ID;
        }

        @Override
        public String explanation() {
            return at.tree().equals(first.tree())
                    ? "revision " + at.id() + " of tree " + at.tree() + " is declared in " + first.declaredIn()
                            + " already; remove one of the two, or give this one a version of its own"
                    : "revision " + at.id() + " belongs to tree " + first.tree() + " already (" + first.declaredIn()
                            + "), and one version table could not tell the two apart; choose another id";
        }
    }

    /** A parent that the tree does not have. */
    record UnknownParent(RevisionNode at, String parent, String hint) implements HistoryProblem {
        @Override
        public String code() {
            return "REV202";
        }

        @Override
        public Field field() {
            return Field.PARENT;
        }

        @Override
        public String explanation() {
            return "tree " + at.tree() + " has no revision " + parent + hint;
        }
    }

    /** A parent that is a revision of another tree. */
    record ParentInAnotherTree(RevisionNode at, RevisionNode parent) implements HistoryProblem {
        @Override
        public String code() {
            return "REV203";
        }

        @Override
        public Field field() {
            return Field.PARENT;
        }

        @Override
        public String explanation() {
            return "parent " + parent.id() + " is a revision of tree " + parent.tree() + "; a parent is in the same"
                    + " tree (" + at.tree() + "), use dependsOn for another";
        }
    }

    /** Revisions that follow each other in a circle. */
    record Cycle(RevisionNode at, List<String> path) implements HistoryProblem {
        @Override
        public String code() {
            return "REV204";
        }

        @Override
        public Field field() {
            return at.parents().contains(path.get(1)) ? Field.PARENT : Field.DEPENDS_ON;
        }

        @Override
        public String explanation() {
            return "revisions follow each other in a circle: " + String.join(" -> ", path)
                    + "; change one of these parents or dependencies";
        }
    }

    /** A second revision without parents in one tree. */
    record SeveralRoots(RevisionNode at, RevisionNode first) implements HistoryProblem {
        @Override
        public String code() {
            return "REV205";
        }

        @Override
        public Field field() {
            return Field.ID;
        }

        @Override
        public String explanation() {
            return "tree " + at.tree() + " has a root already, " + first.id() + " (" + first.declaredIn()
                    + "); give this revision a parent";
        }
    }

    /** A tree that does not start anywhere. */
    record NoRoot(RevisionNode at) implements HistoryProblem {
        @Override
        public String code() {
            return "REV206";
        }

        @Override
        public Field field() {
            return Field.PARENT;
        }

        @Override
        public String explanation() {
            String root = RevisionId.ofRoot(at.tree());
            return "tree " + at.tree() + " has no root; add @Revision(id = \"" + root + "\", tree = \"" + at.tree()
                    + "\") to its @Placeholders and make " + root + " the parent of its first revisions";
        }
    }

    /** Several heads in one branch. */
    record Fork(RevisionNode at, List<RevisionNode> others) implements HistoryProblem {
        @Override
        public String code() {
            return "REV207";
        }

        @Override
        public Field field() {
            return Field.PARENT;
        }

        @Override
        public String explanation() {
            String rivals = others.stream()
                    .map(o -> o.id() + " (" + o.declaredIn() + ")")
                    .collect(Collectors.joining(", "));
            return "branch " + at.tree() + (at.manager().isEmpty() ? "" : " " + at.manager()) + " forks: " + at.id()
                    + " and " + rivals + " are both its head; make one the parent of the other, or merge them in a"
                    + " revision with both as parents";
        }
    }

    /** A one-shot tree whose base tree does not exist. */
    record OneShotOfUnknownTree(RevisionNode at, String hint) implements HistoryProblem {
        @Override
        public String code() {
            return "REV208";
        }

        @Override
        public Field field() {
            return Field.TREE;
        }

        @Override
        public String explanation() {
            return "one-shot tree " + at.tree() + " takes the place of tree "
                    + at.tree().base() + ", which does not" + " exist" + hint;
        }
    }

    /** A revision of a one-shot tree that the base tree does not have. */
    record OneShotRevisionNotInTree(RevisionNode at, String hint) implements HistoryProblem {
        @Override
        public String code() {
            return "REV209";
        }

        @Override
        public Field field() {
            return Field.ID;
        }

        @Override
        public String explanation() {
            return "tree " + at.tree().base() + " has no revision " + at.id() + ", so a database could not stay there"
                    + hint;
        }
    }

    /** A branch that grows out of another one instead of the root. */
    record ManagerChange(RevisionNode at, RevisionNode parent) implements HistoryProblem {
        @Override
        public String code() {
            return "REV210";
        }

        @Override
        public Field field() {
            return Field.PARENT;
        }

        @Override
        public String explanation() {
            return "parent " + parent.id() + " is on branch " + parent.manager() + ", this revision on "
                    + (at.manager().isEmpty() ? "none" : at.manager()) + "; a branch starts at the root, and a one-shot"
                    + " tree crosses from one branch to another";
        }
    }

    /** A dependency on a revision that no tree has. */
    record UnknownDependency(RevisionNode at, String dependency, String hint) implements HistoryProblem {
        @Override
        public String code() {
            return "REV211";
        }

        @Override
        public Field field() {
            return Field.DEPENDS_ON;
        }

        @Override
        public String explanation() {
            return "no tree has a revision " + dependency + hint;
        }
    }

    /** A label that means two things. */
    record DuplicateLabel(RevisionNode at, String label, RevisionNode other) implements HistoryProblem {
        @Override
        public String code() {
            return "REV212";
        }

        @Override
        public Field field() {
            return Field.TREE;
        }

        @Override
        public String explanation() {
            return "label " + label + " is also a name of " + other.id() + " (" + other.tree()
                    + "), so a target could mean either; rename one";
        }
    }
}
