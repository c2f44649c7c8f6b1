package dev.espalier.runtime.store;

import dev.espalier.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The words of sqlite3. */
record SqliteScript(Connection connection) implements ScriptDialect {
    private static final int LONGEST_MESSAGE = 300;

    @Override
    public String head() {
        return """
                -- Run with: sqlite3 -batch DATABASE < FILE
                .bail on
                .timeout 600000
                PRAGMA foreign_keys = OFF;""";
    }

    @Override
    public String begin() {
        return "BEGIN IMMEDIATE;";
    }

    /** SQLite has no words to fail with but the name of a constraint. */
    @Override
    public String expectation(String question) throws SQLException {
        String query = answer(question.strip());
        String answer = ScriptDialect.first(connection, query);
        String message = "the database is not as this script expects it: expected " + shortened(answer) + " of "
                + shortened(question) + "; write the script again with --sql";
        return "CREATE TEMP TABLE espalier_expect (answer CONSTRAINT " + Dialect.SQLITE.quote(message)
                + " CHECK (answer IS " + quoted(answer) + "));\n"
                + "INSERT INTO temp.espalier_expect " + query + ";\n"
                + "DROP TABLE temp.espalier_expect;";
    }

    /** A query for an answer as one text, whatever the order of its rows. */
    private String answer(String question) throws SQLException {
        int columns;
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            columns = statement.getMetaData().getColumnCount();
        }
        return "WITH espalier_row (" + each(columns, "c%d", ", ") + ") AS (" + question + "\n)"
                + " SELECT coalesce(group_concat(line, char(10)), '') FROM (SELECT "
                + each(columns, "quote(c%d)", " || ', ' || ") + " AS line FROM espalier_row ORDER BY line)";
    }

    private static String each(int count, String words, String between) {
        return IntStream.rangeClosed(1, count).mapToObj(words::formatted).collect(Collectors.joining(between));
    }

    /** Without CR LF, which sqlite3 takes for LF. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''").replace("\r", "' || char(13) || '") + "'";
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "..." : line;
    }
}
