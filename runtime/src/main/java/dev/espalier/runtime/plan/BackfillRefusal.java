package dev.espalier.runtime.plan;

/** Work in batches that is not begun, or does not go on. */
public sealed interface BackfillRefusal extends Refusal {
    /** A table or column that the database does not have. */
    record Unknown(String explanation) implements BackfillRefusal {
        @Override
        public String code() {
            return "REV340";
        }
    }

    /** A key by which a table cannot be divided into ranges. */
    record UnusableKey(String explanation) implements BackfillRefusal {
        @Override
        public String code() {
            return "REV341";
        }
    }

    /** Rows that are in no range, because their key is null. */
    record RowsWithoutKey(String explanation) implements BackfillRefusal {
        @Override
        public String code() {
            return "REV342";
        }
    }

    /** A batch that failed; the batches before it stay done. */
    record BatchFailed(String explanation) implements BackfillRefusal {
        @Override
        public String code() {
            return "REV343";
        }
    }

    /** A name under which something else was done already. */
    record NameTaken(String explanation) implements BackfillRefusal {
        @Override
        public String code() {
            return "REV344";
        }
    }
}
