package dev.espalier.runtime.plan;

import dev.espalier.graph.Suggestion;
import java.util.List;

/** A database that cannot be reached, read or written. */
public sealed interface DatabaseRefusal extends Refusal {
    /** A database that cannot be written. */
    record ReadOnly(String reason, String cure) implements DatabaseRefusal {
        @Override
        public String code() {
            return "REV315";
        }

        @Override
        public String explanation() {
            return "the database cannot be written: " + reason + "; " + cure;
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
    record Unreadable(String reason, String cure) implements DatabaseRefusal {
        @Override
        public String code() {
            return "REV318";
        }

        @Override
        public String explanation() {
            return "the database cannot be read: " + reason + "; " + cure;
        }
    }

    /** A table that the database does not have. */
    record UnknownTable(String explanation) implements DatabaseRefusal {
        @Override
        public String code() {
            return "REV328";
        }
    }

    /**
     * A user who may not do what every plan does.
     *
     * @param grants the statements that grant it
     */
    record MissingPrivileges(String schema, List<String> grants) implements DatabaseRefusal {
        @Override
        public String code() {
            return "REV350";
        }

        @Override
        public String explanation() {
            return "this user may not do what every migration of schema " + schema + " needs; have the owner run: "
                    + String.join("; ", grants);
        }
    }

    /** A schema that was named and is not there. */
    record UnknownSchema(String name, List<String> schemas) implements DatabaseRefusal {
        @Override
        public String code() {
            return "REV351";
        }

        @Override
        public String explanation() {
            return "the database has no schema '" + name + "'"
                    + Suggestion.didYouMean(name, schemas, "; name one that exists, or create it");
        }
    }

    /** A search path of which no schema exists. */
    record NoSchema(String searchPath) implements DatabaseRefusal {
        @Override
        public String code() {
            return "REV352";
        }

        @Override
        public String explanation() {
            return "no schema of the search_path (" + searchPath + ") exists or may be used by this user; name one"
                    + " with: --schema NAME";
        }
    }

    /** A schema that nobody has named, before others of the search path that are migrated. */
    record SeveralSchemas(String first, List<String> holding, String table) implements DatabaseRefusal {
        @Override
        public String code() {
            return "REV353";
        }

        @Override
        public String explanation() {
            return "the search_path leads to schema " + first + ", but " + table + " is also in "
                    + String.join(", ", holding) + "; say which one is meant with: --schema NAME";
        }
    }
}
