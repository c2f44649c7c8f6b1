package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import dev.espalier.runtime.store.Recording.Setting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Puts values in the place of parameters. How a value is written is the database's own answer, so that it is right for
 * every type that driver and database know.
 */
record Literals(Connection connection, Dialect dialect) {
    /** A parameter; or what may hold a question mark that is none: a text, a name, a comment. */
    private static final Pattern PARAMETER = Pattern.compile("""
            (?xs) --[^\\n]* | /\\*.*?\\*/ | \\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$
            | \\b[eE]'(?:[^'\\\\]++|\\\\.|'')*+' | '[^']*+' | "[^"]*+" | `[^`]*+`
            | (?<operator>\\?\\?) | (?<parameter>\\?(?<index>\\d*))
            """);

    /** Of text, the type is what SQL takes a literal for. */
    private static final String ON_POSTGRESQL =
            "quote_nullable(p%1$d::text) || case when pg_typeof(p%1$d)::text in ('text', 'character varying') then ''"
                    + " else '::' || pg_typeof(p%1$d) end";

    /** SQLite ends a literal at the character 0, and sqlite3 takes CR LF for LF, also in a literal. */
    private static final String ON_SQLITE =
            "case when typeof(?%1$d) = 'text' and instr(?%1$d, char(0)) + instr(?%1$d, char(13)) > 0"
                    + " then 'CAST(x''' || hex(?%1$d) || ''' AS TEXT)' else quote(?%1$d) end";

    private static final int AT_ONCE = 500;

    /** The text of a prepared statement with its values. */
    String in(String sql, SortedMap<Integer, Setting> settings) throws SQLException {
        List<String> literals = literals(settings.values());
        StringBuilder text = new StringBuilder();
        Matcher matcher = PARAMETER.matcher(sql);
        int next = 0;
        while (matcher.find()) {
            String found = matcher.group();
            if (matcher.group("operator") != null) {
                found = "?";
            } else if (matcher.group("parameter") != null) {
                String index = matcher.group("index");
                next = index.isEmpty() ? next + 1 : Integer.parseInt(index);
                found = literals.get(next - 1);
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(found));
        }
        return matcher.appendTail(text).toString();
    }

    private List<String> literals(Collection<Setting> settings) throws SQLException {
        List<Setting> all = List.copyOf(settings);
        List<String> literals = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            literals.addAll(some(all.subList(from, Math.min(from + AT_ONCE, all.size()))));
        }
        return literals;
    }

    private List<String> some(List<Setting> settings) throws SQLException {
        int count = settings.size();
        String question = dialect == Dialect.SQLITE
                ? "select " + each(count, ON_SQLITE)
                : "select " + each(count, ON_POSTGRESQL) + " from (select " + each(count, "? as p%1$d") + ") as v";
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            for (int i = 1; i <= count; i++) {
                settings.get(i - 1).repeat(statement, i);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                List<String> literals = new ArrayList<>();
                for (int i = 1; i <= count; i++) {
                    literals.add(row.getString(i));
                }
                return literals;
            }
        }
    }

    private static String each(int count, String words) {
        return IntStream.rangeClosed(1, count).mapToObj(words::formatted).collect(Collectors.joining(", "));
    }
}
