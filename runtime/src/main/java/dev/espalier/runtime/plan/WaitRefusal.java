package dev.espalier.runtime.plan;

/** Work that was given up because others were in its way, or because it took longer than allowed. */
public sealed interface WaitRefusal extends Refusal {
    /** A lock that somebody held for all the time that was waited. */
    record Blocked(String explanation) implements WaitRefusal {
        @Override
        public String code() {
            return "REV331";
        }
    }

    /** Transactions of others that made the database undo each attempt. */
    record Conflict(String explanation) implements WaitRefusal {
        @Override
        public String code() {
            return "REV332";
        }
    }

    /** A statement that took longer than allowed. */
    record Overtime(String explanation) implements WaitRefusal {
        @Override
        public String code() {
            return "REV333";
        }
    }
}
