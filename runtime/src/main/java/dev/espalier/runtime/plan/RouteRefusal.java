package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.List;
import java.util.stream.Collectors;

/** A target that no way leads to from where the database stands. */
public sealed interface RouteRefusal extends Refusal {
    /** A revision on the way that nobody can carry out. */
    record NothingToCarryOut(RevisionNode node, RevisionNode target) implements RouteRefusal {
        @Override
        public String code() {
            return "REV306";
        }

        @Override
        public String explanation() {
            String way = node.equals(target) ? "" : ", which is on the way to " + target.title();
            return node.title() + " is a placeholder" + way + ": there is no migration to it; "
                    + "start from a database that is at it or after it";
        }
    }

    /** A revision that would have to be undone, and cannot be. */
    record Irreversible(RevisionNode node) implements RouteRefusal {
        @Override
        public String code() {
            return "REV307";
        }

        @Override
        public String explanation() {
            return node.title() + " cannot be undone: it has no downgrade; restore a backup from before it instead";
        }
    }

    /** A target on a branch that the database is not on. */
    record OtherBranch(RevisionNode target, RevisionNode current, List<TreeName> ways) implements RouteRefusal {
        @Override
        public String code() {
            return "REV308";
        }

        @Override
        public String explanation() {
            String way = ways.isEmpty()
                    ? "no one-shot tree leads from one to the other"
                    : "cross over with: --one-shot-tree "
                            + ways.stream().map(TreeName::text).collect(Collectors.joining(" or "));
            return target.title() + " is on another branch than the database, which stands at " + current.title() + "; "
                    + way;
        }
    }

    /** A downgrade to a revision that the database has not reached. */
    record NotApplied(RevisionNode target) implements RouteRefusal {
        @Override
        public String code() {
            return "REV309";
        }

        @Override
        public String explanation() {
            return "the database has not reached " + target.title() + ", so it cannot go back to it; see where it"
                    + " stands with: show-current DATABASE";
        }
    }

    /** A one-shot tree that does not exist, or does not hold where the database stands. */
    record UnusableOneShot(String tree, String reason) implements RouteRefusal {
        @Override
        public String code() {
            return "REV311";
        }

        @Override
        public String explanation() {
            return "one-shot tree " + tree + " " + reason;
        }
    }

    /** A target on another branch that several one-shot trees lead to. */
    record SeveralWays(RevisionNode target, List<TreeName> ways) implements RouteRefusal {
        @Override
        public String code() {
            return "REV320";
        }

        @Override
        public String explanation() {
            return "several one-shot trees lead to " + target.title() + "; choose one with: --one-shot-tree "
                    + ways.stream().map(TreeName::text).collect(Collectors.joining(" or "));
        }
    }
}
