package dev.espalier.runtime.plan;

/** A database that cannot be reached, read or written. */
public sealed interface DatabaseRefusal extends Refusal {
    /** A database that cannot be written. */
    record ReadOnly(String reason) implements DatabaseRefusal {
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
    record Unreachable(String reason, String cure) implements DatabaseRefusal {
        @Override
        public String code() {
            return "REV316";
        }

        @Override
        public String explanation() {
            return "the database cannot be reached: " + reason + "; " + cure;
        }
    }

    /** A database that answers, but not the questions it has to. */
    record Unreadable(String reason) implements DatabaseRefusal {
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

    /** A table that the database does not have. */
    record UnknownTable(String explanation) implements DatabaseRefusal {
        @Override
        public String code() {
            return "REV328";
        }
    }
}
