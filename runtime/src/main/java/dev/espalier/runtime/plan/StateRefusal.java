package dev.espalier.runtime.plan;

import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A database whose records do not say where it stands, or not in order. */
public sealed interface StateRefusal extends Refusal {
    /**
     * A row of a revision that this build does not have, and that nothing connects with its history.
     *
     * @param line how the row came there, when the journal knows
     */
    record UnknownRow(String id, Optional<JournalLine> line) implements StateRefusal {
        @Override
        public String code() {
            return "REV303";
        }

        @Override
        public String explanation() {
            String found = "the database stands at revision " + id + ", which this build does not know, ";
            return found
                    + line.map(it -> "and by the journal it is of another history: "
                                    + it.entry().direction() + " " + it.entry().title() + " " + it.occasion())
                            .orElse("and no journal tells how it came there")
                    + "; check that this is the right database and schema, and that --migrations names its history";
        }
    }

    /**
     * A database that a build with more revisions has carried further.
     *
     * @param title the revision at which it stands
     * @param line how it came there
     */
    record Ahead(String title, JournalLine line) implements StateRefusal {
        @Override
        public String code() {
            return "REV348";
        }

        @Override
        public String explanation() {
            return "the database is ahead of this build: it was moved to " + title + " " + line.occasion()
                    + "; use a build that has this revision, as going back also does";
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

    /**
     * Two records of one database that do not agree.
     *
     * @param lacking whether the application's record lacks a tree that the version table has
     */
    record RecordsDisagree(List<String> differences, boolean lacking) implements StateRefusal {
        @Override
        public String code() {
            return "REV310";
        }

        @Override
        public String explanation() {
            return "the version table and the application's own record do not agree: " + String.join("; ", differences)
                    + "; when the application's record is right, write it down with: stamp DATABASE"
                    + (lacking ? " --purge" : "");
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
                    + " accept --reason TEXT";
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

    /** A revision whose migration was edited after it was applied. */
    record Edited(Edit edit) implements StateRefusal {
        @Override
        public String code() {
            return "REV346";
        }

        @Override
        public String explanation() {
            return edit.title() + "; take the edit back, or write down that it is fine with: accept "
                    + edit.node().id() + " DATABASE --reason TEXT";
        }
    }

    /** A revision of which there is nothing to accept. */
    record NothingToAccept(RevisionNode node, boolean applied) implements StateRefusal {
        @Override
        public String code() {
            return "REV347";
        }

        @Override
        public String explanation() {
            return "there is nothing to accept about " + node.title() + ": "
                    + (applied
                            ? "it is applied, and the journal knows of no edit since; see what there is with: check"
                                    + " DATABASE"
                            : "it is not applied; carry it out with: upgrade DATABASE " + node.id());
        }
    }

    /** A record of the application's that says nothing, or cannot be understood. */
    record UnusableRecord(String explanation) implements StateRefusal {
        /** One that is there, and empty. */
        public static UnusableRecord empty() {
            return new UnusableRecord("the application's own record names no manager, although the database has tables;"
                    + " restore its rows, such as from a backup");
        }

        @Override
        public String code() {
            return "REV349";
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
