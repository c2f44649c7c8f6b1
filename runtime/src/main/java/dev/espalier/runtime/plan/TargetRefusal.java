package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.Collection;
import java.util.List;

/** A target that means no revision, or more than one. */
public sealed interface TargetRefusal extends Refusal {
    /** A target that is neither a revision nor a tree nor a branch. */
    record UnknownTarget(String target, String hint) implements TargetRefusal {
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
    record AmbiguousTarget(String target, List<RevisionNode> matches) implements TargetRefusal {
        @Override
        public String code() {
            return "REV302";
        }

        @Override
        public String explanation() {
            return "'" + target + "' may be " + Refusal.titles(matches, " or ") + "; write more of it";
        }
    }

    /** A tree with several branches, none of which the database is on. */
    record UndecidedBranch(TreeName tree, Collection<RevisionNode> heads) implements TargetRefusal {
        @Override
        public String code() {
            return "REV314";
        }

        @Override
        public String explanation() {
            return "tree " + tree + " has several branches, and the database is on none of them; name one of "
                    + Refusal.titles(heads, ", ");
        }
    }

    /** A word for one head where there are several. */
    record SeveralHeads(String target, List<RevisionNode> heads) implements TargetRefusal {
        @Override
        public String code() {
            return "REV321";
        }

        @Override
        public String explanation() {
            return "'" + target + "' may be " + Refusal.titles(heads, " or ")
                    + "; name one of them, a tree or a branch, or" + " write heads for all";
        }
    }

    /** A relative target that leads nowhere, or to several revisions. */
    record NoSuchWay(String target, String reason) implements TargetRefusal {
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
    record NotARange(String range) implements TargetRefusal {
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
}
