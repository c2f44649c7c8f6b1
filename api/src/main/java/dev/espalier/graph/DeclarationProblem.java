package dev.espalier.graph;

/** Something wrong in one declaration by itself: REV1xx. */
public sealed interface DeclarationProblem extends Problem {
    /** An id that has not the form of one. */
    record MalformedId(RevisionNode at, Ids ids) implements DeclarationProblem {
        @Override
        public String code() {
            return "REV101";
        }

        @Override
        public Field field() {
            return Field.ID;
        }

        @Override
        public String explanation() {
            return ids == Ids.DERIVED
                    ? "'" + at.id() + "' is no revision id, which is 12 lower-case hex digits; the id of " + subject(at)
                            + " is " + RevisionId.of(at.tree(), at.manager(), at.version())
                    : "'" + at.id() + "' is no revision id, which is 1 to 32 letters, digits, '_' or '.', and not head,"
                            + " heads or base";
        }
    }

    /** A well-formed id that does not follow from tree, manager and version. */
    record WrongId(RevisionNode at) implements DeclarationProblem {
        @Override
        public String code() {
            return "REV102";
        }

        @Override
        public Field field() {
            return Field.ID;
        }

        @Override
        public String explanation() {
            return "the id of " + subject(at) + " is " + RevisionId.of(at.tree(), at.manager(), at.version());
        }
    }

    /** A tree name that is not one. */
    record MalformedTreeName(RevisionNode at) implements DeclarationProblem {
        @Override
        public String code() {
            return "REV103";
        }

        @Override
        public Field field() {
            return Field.TREE;
        }

        @Override
        public String explanation() {
            return "'" + at.tree() + "' is no tree name; write words of letters, digits and '_' joined by '-', in lower"
                    + " case at the start (a one-shot tree: tree/name)";
        }
    }

    /** A class that cannot be instantiated, and so not carried out. */
    record NotInstantiable(RevisionNode at, String reason, String cure) implements DeclarationProblem {
        @Override
        public String code() {
            return "REV104";
        }

        @Override
        public String explanation() {
            return at.declaredIn() + " cannot be instantiated: it " + reason + "; " + cure;
        }
    }

    /** A manager without a version, a version without a manager, or one that no label or target can hold. */
    record MalformedManager(RevisionNode at, Field field, String explanation) implements DeclarationProblem {
        @Override
        public String code() {
            return "REV105";
        }
    }

    /** A revision in a source that was generated after the index had been written. */
    record LateRevision(RevisionNode at) implements DeclarationProblem {
        @Override
        public String code() {
            return "REV106";
        }

        @Override
        public String explanation() {
            return at.declaredIn() + " was generated after the index of this module was written; move it to a source"
                    + " file, or to a module of its own";
        }
    }

    /** A class that does nothing for its revision. */
    record NothingToCarryOut(RevisionNode at) implements DeclarationProblem {
        @Override
        public String code() {
            return "REV107";
        }

        @Override
        public String explanation() {
            return at.declaredIn() + " does nothing for its revision; implement Migration, OnlineMigration or"
                    + " Baseline, or list the revision in @Placeholders";
        }
    }

    /** Something wrong in what {@code @History} says of the module. */
    record MalformedHistory(RevisionNode at, Field field, String explanation) implements DeclarationProblem {
        @Override
        public String code() {
            return "REV108";
        }
    }

    /** An option that cannot be asked for, or given, as it is declared. */
    record MalformedOption(RevisionNode at, Field field, String explanation) implements DeclarationProblem {
        @Override
        public String code() {
            return "REV109";
        }
    }

    /** A class that would be carried out both within a transaction and outside of one. */
    record OnlineAndNot(RevisionNode at) implements DeclarationProblem {
        @Override
        public String code() {
            return "REV110";
        }

        @Override
        public String explanation() {
            return at.declaredIn()
                    + " is both a Migration and an OnlineMigration, so that nobody knows whether its work"
                    + " is one transaction; implement one of the two";
        }
    }

    private static String subject(RevisionNode node) {
        return node.manager().isEmpty() && node.version().isEmpty()
                ? node.tree() + " (root)"
                : node.tree() + " / " + node.manager() + " / " + node.version();
    }
}
