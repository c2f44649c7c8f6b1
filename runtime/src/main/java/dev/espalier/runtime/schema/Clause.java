package dev.espalier.runtime.schema;

import dev.espalier.runtime.schema.Tokens.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A constraint or other clause of a table or column in SQLite's DDL, such as {@code CONSTRAINT c CHECK (a > 0)}.
 *
 * @param name its name, if it has one
 * @param keyword the token that tells its kind, behind the name
 */
record Clause(Tokens tokens, Range range, Optional<String> name, int keyword) {
    private static final String[] STARTS = {
        "CONSTRAINT",
        "PRIMARY",
        "UNIQUE",
        "CHECK",
        "FOREIGN",
        "REFERENCES",
        "NOT",
        "NULL",
        "DEFAULT",
        "COLLATE",
        "GENERATED",
        "AS"
    };

    /** The token from a given one on that begins a clause; the number of tokens if none does. */
    static int first(Tokens tokens, int from) {
        return tokens.find(from, STARTS);
    }

    /** The clauses that follow each other from a token on. */
    static List<Clause> from(Tokens tokens, int from) {
        var clauses = new ArrayList<Clause>();
        int at = from;
        while (at < tokens.size()) {
            boolean named = tokens.is(at, "CONSTRAINT");
            int keyword = named ? at + 2 : at;
            int end = end(tokens, keyword);
            Optional<String> name = named ? Optional.of(tokens.name(at + 1)) : Optional.empty();
            clauses.add(new Clause(tokens, new Range(at, end), name, keyword));
            at = end;
        }
        return clauses;
    }

    private static int end(Tokens tokens, int keyword) {
        int at = keyword + 1;
        if (tokens.is(keyword, "DEFAULT", "COLLATE", "NOT") && !tokens.is(at, "(")) {
            at++;
        } else if (tokens.is(keyword, "FOREIGN", "GENERATED")) {
            at = tokens.find(at, "REFERENCES", "AS") + 1;
        }
        at = tokens.find(at, STARTS);
        while (tokens.is(at - 1, "SET") || (tokens.is(at, "NOT") && tokens.is(at + 1, "DEFERRABLE"))) {
            at = tokens.find(at + 1, STARTS);
        }
        return at;
    }

    boolean is(String kind) {
        return tokens.is(keyword, kind);
    }

    String text() {
        return tokens.text(range);
    }

    /** The parenthesis that opens the columns or the expression; the number of tokens if there is none. */
    int open() {
        return tokens.find(keyword, "(");
    }

    /** The columns of a key. */
    List<String> columns() {
        return tokens.names(open());
    }

    /** Whether it is about a column: lists it, or, a check, has a word of that name. */
    boolean mentions(String column, List<String> listed) {
        if (!is("CHECK")) {
            return listed.stream().anyMatch(column::equalsIgnoreCase);
        }
        return Tokens.of(expression()).mentions(0, column);
    }

    /** What stands in the parentheses of a check. */
    String expression() {
        return tokens.text(new Range(open() + 1, tokens.closing(open())));
    }
}
