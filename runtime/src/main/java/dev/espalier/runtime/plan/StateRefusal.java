package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.List;
import java.util.stream.Collectors;

/** A database whose records do not say where it stands, or not in order. */
public sealed interface StateRefusal extends Refusal {
    /** A row of a revision that this build does not have. */
    record UnknownRow(String id) implements StateRefusal {
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
    record SeveralRows(TreeName tree, List<RevisionNode> rows) implements StateRefusal {
        @Override
        public String code() {
            return "REV304";
        }

        @Override
        public String explanation() {
            return "the version table has several rows of tree " + tree + ": " + Refusal.titles(rows, " and ")
                    + "; say which one is right with: stamp DATABASE " + tree;
        }
    }

    /** A database that has tables but no record of where it stands. */
    record NotStamped() implements StateRefusal {
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

    /** Two records of one database that do not agree. */
    record RecordsDisagree(List<String> differences) implements StateRefusal {
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

    /** A manager's version that no revision stands for. */
    record UnknownVersion(String tree, String recorded, String hint) implements StateRefusal {
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
    record NotOurs() implements StateRefusal {
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

    /** An empty database, which stands nowhere. */
    record NothingToStamp() implements StateRefusal {
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

    /** A revision that the database has passed by. */
    record Gap(RevisionNode node) implements StateRefusal {
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

    /** A step outside of a transaction that was begun, and has to come first. */
    record Unfinished(Begun begun) implements StateRefusal {
        @Override
        public String code() {
            return "REV335";
        }

        @Override
        public String explanation() {
            return begun.sentence() + "; "
                    + (begun.alive()
                            ? "that process is still at work, wait for it"
                            : "carry it out to its end with: " + begun.command())
                    + ", or, where its work was undone by hand, write down where the database stands with: stamp"
                    + " DATABASE " + begun.tree().base();
        }
    }

    /** A database that is behind this build. */
    record Pending(List<Step> steps) implements StateRefusal {
        @Override
        public String code() {
            return "REV330";
        }

        @Override
        public String explanation() {
            String titles = steps.stream().map(Step::title).collect(Collectors.joining(", "));
            return "the database is not yet where this build expects it: " + titles + "; carry that out with: upgrade"
                    + " DATABASE";
        }
    }
}
