package dev.espalier.runtime.plan;

/** Work that would not go through, a step or the application's own: for want of an option, or because of the data. */
public sealed interface StepRefusal extends Refusal {
    /** A step that does not go without an option that is not given. */
    record MissingOption(String explanation) implements StepRefusal {
        @Override
        public String code() {
            return "REV324";
        }
    }

    /** A value that an option does not allow. */
    record ValueNotAllowed(String explanation) implements StepRefusal {
        @Override
        public String code() {
            return "REV325";
        }
    }

    /** An option that nobody takes. */
    record UnknownOption(String explanation) implements StepRefusal {
        @Override
        public String code() {
            return "REV326";
        }
    }

    /** Data that stand in the way; the words are those of the migration, or of the application's own work. */
    record Obstructed(String explanation) implements StepRefusal {
        @Override
        public String code() {
            return "REV327";
        }
    }

    /** A step that cannot be rehearsed, because its work is no transaction. */
    record NotRehearsed(Step step) implements StepRefusal {
        @Override
        public String code() {
            return "REV336";
        }

        @Override
        public String explanation() {
            return step.title()
                    + " is done outside of a transaction, so that it can neither be rehearsed nor written as a"
                    + " script; name the revision before it as the target, or look at the plan with --dry-run";
        }
    }

    /** A migration that fails while it looks for what is in its way. */
    record Uncheckable(String explanation) implements StepRefusal {
        @Override
        public String code() {
            return "REV329";
        }
    }
}
