package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A reason why something is not done to a database: one record each, REV3xx, each with an entry in
 * {@code docs/problems.md}.
 */
public sealed interface Refusal {
    /** The reason's code, such as {@code REV301}. */
    String code();

    /** What was found, and the one next step. */
    String explanation();

    /** Code and explanation. */
    default String message() {
        return "[" + code() + "] " + explanation();
    }

    /** A target that is neither a revision nor a tree nor a branch. */
    record UnknownTarget(String target, String hint) implements Refusal {
        @Override
        public String code() {
            return "REV301";
        }

        @Override
        public String explanation() {
            return "no revision, tree or branch is called '" + target + "'" + hint;
        }
    }

    /** A target that means several revisions. */
    record AmbiguousTarget(String target, List<RevisionNode> matches) implements Refusal {
        @Override
        public String code() {
            return "REV302";
        }

        @Override
        public String explanation() {
            return "'" + target + "' may be " + titles(matches, " or ") + "; write more of it";
        }
    }

    /** A row of a revision that this build does not have. */
    record UnknownRow(String id) implements Refusal {
        @Override
        public String code() {
            return "REV303";
        }

        @Override
        public String explanation() {
            return "the database stands at revision " + id + ", which this build does not know; use the build that"
                    + " brought it there, or a newer one";
        }
    }

    /** A database on two branches of one tree, or with a row that another row already includes. */
    record SeveralRows(TreeName tree, List<RevisionNode> rows) implements Refusal {
        @Override
        public String code() {
            return "REV304";
        }

        @Override
        public String explanation() {
            return "the version table has several rows of tree " + tree + ": " + titles(rows, " and ")
                    + "; say which one is right with: stamp DATABASE " + tree;
        }
    }

    /** A database that has tables but no record of where it stands. */
    record NotStamped() implements Refusal {
        @Override
        public String code() {
            return "REV305";
        }

        @Override
        public String explanation() {
            return "the database has tables but no record of its revisions; write down where it stands with: stamp"
                    + " DATABASE";
        }
    }

    /** A revision on the way that nobody can carry out. */
    record NothingToCarryOut(RevisionNode node, RevisionNode target) implements Refusal {
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
    record Irreversible(RevisionNode node) implements Refusal {
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
    record OtherBranch(RevisionNode target, RevisionNode current, List<TreeName> ways) implements Refusal {
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
    record NotApplied(RevisionNode target) implements Refusal {
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

    /** Two records of one database that do not agree. */
    record RecordsDisagree(List<String> differences) implements Refusal {
        @Override
        public String code() {
            return "REV310";
        }

        @Override
        public String explanation() {
            return "the version table and the application's own record do not agree: " + String.join("; ", differences)
                    + "; when the application's record is right, write it down with: stamp DATABASE";
        }
    }

    /** A one-shot tree that does not exist, or does not hold where the database stands. */
    record UnusableOneShot(String tree, String reason) implements Refusal {
        @Override
        public String code() {
            return "REV311";
        }

        @Override
        public String explanation() {
            return "one-shot tree " + tree + " " + reason;
        }
    }

    /** A manager's version that no revision stands for. */
    record UnknownVersion(String tree, String recorded, String hint) implements Refusal {
        @Override
        public String code() {
            return "REV312";
        }

        @Override
        public String explanation() {
            return "the database records " + recorded + " for tree " + tree + ", and no revision stands for that"
                    + hint;
        }
    }

    /** A database that belongs to some other application. */
    record NotOurs() implements Refusal {
        @Override
        public String code() {
            return "REV313";
        }

        @Override
        public String explanation() {
            return "the database has tables, but not the application's record of its managers and versions; check that"
                    + " it is the right database and schema";
        }
    }

    /** A tree with several branches, none of which the database is on. */
    record UndecidedBranch(TreeName tree, Collection<RevisionNode> heads) implements Refusal {
        @Override
        public String code() {
            return "REV314";
        }

        @Override
        public String explanation() {
            return "tree " + tree + " has several branches, and the database is on none of them; name one of "
                    + titles(heads, ", ");
        }
    }

    /** A database that cannot be written. */
    record ReadOnly(String reason) implements Refusal {
        @Override
        public String code() {
            return "REV315";
        }

        @Override
        public String explanation() {
            return "the database cannot be written: " + reason + "; check its permissions, or connect to the primary";
        }
    }

    /** A database that cannot be reached. */
    record Unreachable(String reason, String cure) implements Refusal {
        @Override
        public String code() {
            return "REV316";
        }

        @Override
        public String explanation() {
            return "the database cannot be reached: " + reason + "; " + cure;
        }
    }

    /** An empty database, which stands nowhere. */
    record NothingToStamp() implements Refusal {
        @Override
        public String code() {
            return "REV317";
        }

        @Override
        public String explanation() {
            return "the database is empty, so there is nothing to write down; make it from the baselines with: upgrade"
                    + " DATABASE";
        }
    }

    /** A database that answers, but not the questions it has to. */
    record Unreadable(String reason) implements Refusal {
        @Override
        public String code() {
            return "REV318";
        }

        @Override
        public String explanation() {
            return "the database cannot be read: " + reason + "; check the user's privileges, and that it is the right"
                    + " database";
        }
    }

    /** A revision that the database has passed by. */
    record Gap(RevisionNode node) implements Refusal {
        @Override
        public String code() {
            return "REV319";
        }

        @Override
        public String explanation() {
            return node.title() + " is below where the database stands, but by the journal it is not applied; apply it"
                    + " with: upgrade DATABASE --gaps apply, or count it as applied with: upgrade DATABASE --gaps"
                    + " accept";
        }
    }

    /** A target on another branch that several one-shot trees lead to. */
    record SeveralWays(RevisionNode target, List<TreeName> ways) implements Refusal {
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

    /** A word for one head where there are several. */
    record SeveralHeads(String target, List<RevisionNode> heads) implements Refusal {
        @Override
        public String code() {
            return "REV321";
        }

        @Override
        public String explanation() {
            return "'" + target + "' may be " + titles(heads, " or ") + "; name one of them, a tree or a branch, or"
                    + " write heads for all";
        }
    }

    /** A relative target that leads nowhere, or to several revisions. */
    record NoSuchWay(String target, String reason) implements Refusal {
        @Override
        public String code() {
            return "REV322";
        }

        @Override
        public String explanation() {
            return "'" + target + "' leads to no revision: " + reason;
        }
    }

    /** A range whose end does not come after its start. */
    record NotARange(String range) implements Refusal {
        @Override
        public String code() {
            return "REV323";
        }

        @Override
        public String explanation() {
            return "no revision of '" + range + "' comes both after its start and before its end; write the older one"
                    + " first";
        }
    }

    /** A step that does not go without an option that is not given. */
    record MissingOption(String explanation) implements Refusal {
        @Override
        public String code() {
            return "REV324";
        }
    }

    /** A value that an option does not allow. */
    record ValueNotAllowed(String explanation) implements Refusal {
        @Override
        public String code() {
            return "REV325";
        }
    }

    /** An option that nobody takes. */
    record UnknownOption(String explanation) implements Refusal {
        @Override
        public String code() {
            return "REV326";
        }
    }

    /** Data that stand in the way of a step; the words are those of its migration. */
    record Obstructed(String explanation) implements Refusal {
        @Override
        public String code() {
            return "REV327";
        }
    }

    /** A table that the database does not have. */
    record UnknownTable(String explanation) implements Refusal {
        @Override
        public String code() {
            return "REV328";
        }
    }

    /** A migration that fails while it looks for what is in its way. */
    record Uncheckable(String explanation) implements Refusal {
        @Override
        public String code() {
            return "REV329";
        }
    }

    private static String titles(Collection<RevisionNode> nodes, String separator) {
        return nodes.stream().map(RevisionNode::title).collect(Collectors.joining(separator));
    }
}
