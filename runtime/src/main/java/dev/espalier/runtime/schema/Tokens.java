package dev.espalier.runtime.schema;

import dev.espalier.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of an SQL text, without the blanks and comments between them. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("""
            (?xs) (?<gap> \\s+ | --[^\\n]* | /\\*.*?(?:\\*/|\\z) )
            | '[^']*+(?:''[^']*+)*+' | "[^"]*+(?:""[^"]*+)*+" | `[^`]*+(?:``[^`]*+)*+` | \\[[^\\]]*\\]
            | [\\w$\\x{80}-\\x{10FFFF}]+ | .
            """);

    /** Comments nest, there are strings in dollar quotes and with escapes, and brackets are no quotes. */
    private static final Pattern POSTGRESQL_TOKEN = Pattern.compile("""
            (?xs) (?<gap> \\s+ | --[^\\n\\r]* | (?<comment> /\\* ) )
            | [eE]'[^'\\\\]*+(?:(?:\\\\.|'')[^'\\\\]*+)*+' | '[^']*+(?:''[^']*+)*+' | "[^"]*+(?:""[^"]*+)*+"
            | (?<quote> \\$(?:[A-Za-z_\\x{80}-\\x{10FFFF}][\\w\\x{80}-\\x{10FFFF}]*+)?\\$ ) .*? \\k<quote>
            | [\\w$\\x{80}-\\x{10FFFF}]+ | .
            """);

    private record Token(int start, int end) {}

    /** Tokens from one index up to another, which does not belong to it. */
    record Range(int from, int to) {
        boolean isEmpty() {
            return from >= to;
        }
    }

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();

    private Tokens(String sql, Pattern pattern) {
        this.sql = sql;
        boolean nests = pattern == POSTGRESQL_TOKEN;
        Matcher matcher = pattern.matcher(sql);
        while (matcher.find()) {
            if (matcher.group("gap") == null) {
                tokens.add(new Token(matcher.start(), matcher.end()));
            } else if (nests && matcher.group("comment") != null) {
                matcher.region(endOfComment(matcher.start()), sql.length());
            }
        }
    }

    private int endOfComment(int start) {
        int depth = 0;
        for (int at = start; at < sql.length(); at++) {
            if (sql.startsWith("/*", at)) {
                depth++;
                at++;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at++;
                if (depth == 0) {
                    return at + 1;
                }
            }
        }
        return sql.length();
    }

    static Tokens of(String sql) {
        return new Tokens(sql, TOKEN);
    }

    /** Of a text in the words of that database. */
    static Tokens of(String sql, Dialect dialect) {
        return new Tokens(sql, dialect == Dialect.POSTGRESQL ? POSTGRESQL_TOKEN : TOKEN);
    }

    int size() {
        return tokens.size();
    }

    /** Where in the text a token begins. */
    int start(int token) {
        return tokens.get(token).start();
    }

    /** Where in the text a token ends. */
    int end(int token) {
        return tokens.get(token).end();
    }

    /** The text of some tokens with all that stands between them. */
    String text(Range range) {
        return range.isEmpty() ? "" : sql.substring(start(range.from()), end(range.to() - 1));
    }

    /** Whether the token is one of these signs or unquoted words; there is none behind the last. */
    boolean is(int token, String... words) {
        if (token >= size()) {
            return false;
        }
        String text = sql.substring(start(token), end(token));
        for (String word : words) {
            if (text.equalsIgnoreCase(word)) {
                return true;
            }
        }
        return false;
    }

    /** The first such token from an index on, in no parentheses that open there; the number of tokens if none. */
    int find(int from, String... words) {
        int at = from;
        while (at < size() && !is(at, words)) {
            at = is(at, "(") ? closing(at) + 1 : at + 1;
        }
        return at;
    }

    /** Whether a name from an index on is this one, in whatever case. */
    boolean mentions(int from, String name) {
        for (int at = from; at < size(); at++) {
            if (sql.charAt(start(at)) != '\'' && name(at).equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /** The parenthesis that closes the one at the index. */
    int closing(int open) {
        return find(open + 1, ")");
    }

    /** What stands between commas in the parentheses that open at the index. */
    List<Range> items(int open) {
        var items = new ArrayList<Range>();
        int from = open + 1;
        int to;
        do {
            to = find(from, ",", ")");
            items.add(new Range(from, to));
            from = to + 1;
        } while (is(to, ","));
        return items;
    }

    /** The first name of each item in the parentheses that open at the index. */
    List<String> names(int open) {
        return items(open).stream().map(item -> name(item.from())).toList();
    }

    /** The name that a token stands for, without its quotes. */
    String name(int token) {
        String text = sql.substring(start(token), end(token));
        return switch (text.charAt(0)) {
            case '"', '`', '\'' -> {
                String quote = text.substring(0, 1);
                yield text.substring(1, text.length() - 1).replace(quote + quote, quote);
            }
            case '[' -> text.substring(1, text.length() - 1);
            default -> text;
        };
    }
}
