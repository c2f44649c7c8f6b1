package dev.espalier.runtime.store;

import java.sql.Connection;
import java.sql.SQLException;

/** The words of psql. */
record PsqlScript(Connection connection) implements ScriptDialect {
    /** An answer as one text, whatever the order of its rows; {@code %s} is the question. */
    private static final String ANSWER = "select coalesce(string_agg(espalier_row::text, chr(10)"
            + " order by espalier_row::text collate \"C\"), '') from (%s\n) as espalier_row";

    /** Long answers are compared by their hash. */
    private static final String EXPECTED =
            "select case when length(answer) > 300 then 'md5 ' || md5(answer) else answer"
                    + " end from (%s) as given (answer)";

    private static final String HEAD = """
            -- Run with: psql -X -f FILE DATABASE
            \\set ON_ERROR_STOP on
            \\set QUIET on
            \\encoding UTF8
            SET client_min_messages = warning;
            CREATE OR REPLACE PROCEDURE pg_temp.espalier_expect(question text, expected text) LANGUAGE plpgsql AS $espalier$
            DECLARE
              answer text;
            BEGIN
              EXECUTE format(%s, question) INTO answer;
              IF expected NOT IN (answer, 'md5 ' || md5(answer)) THEN
                RAISE EXCEPTION 'the database is not as this script expects it: found %%, expected %%', left(answer, 300), expected
                  USING DETAIL = question, HINT = 'Nothing of this transaction is done. Write the script again with --sql.';
              END IF;
            END $espalier$;""";

    private static final String SETTINGS = """
            select string_agg(format('set_config(%L, %L, true)', name, current_setting(name)), ', ')
            from unnest(array['search_path', 'TimeZone', 'DateStyle', 'IntervalStyle', 'extra_float_digits',
              'bytea_output', 'standard_conforming_strings']) as name""";

    @Override
    public String head() {
        return HEAD.formatted(quoted(ANSWER));
    }

    @Override
    public String begin() throws SQLException {
        return "BEGIN;\nDO $espalier$ BEGIN PERFORM " + ScriptDialect.first(connection, SETTINGS) + "; END $espalier$;";
    }

    @Override
    public String expectation(String question) throws SQLException {
        String expected = ScriptDialect.first(connection, EXPECTED.formatted(ANSWER.formatted(question)));
        return "CALL pg_temp.espalier_expect(" + dollarQuoted(question.strip()) + ", " + quoted(expected) + ");";
    }

    /** Right with standard_conforming_strings and without. */
    private static String quoted(String text) {
        return (text.contains("\\") ? "E'" : "'") + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static String dollarQuoted(String text) {
        String quote = "$q$";
        for (int i = 1; text.contains(quote.substring(0, quote.length() - 1)); i++) {
            quote = "$q" + i + "$";
        }
        return quote + text + quote;
    }
}
