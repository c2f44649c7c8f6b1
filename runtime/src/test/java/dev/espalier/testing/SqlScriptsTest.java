package dev.espalier.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class SqlScriptsTest {
    private static final String EVERYWHERE = """
            -- a comment; with 'one quote
            CREATE TABLE "odd; name" (id INTEGER, word TEXT);
            /* another; one */
            INSERT INTO "odd; name" VALUES (1, 'it''s; here');
            SELECT * FROM "odd; name";
            INSERT INTO "odd; name" VALUES (2, '');
            """;

    @Test
    void runsAllStatementsOnSqlite() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            SqlScripts.run(connection, EVERYWHERE + """
                            CREATE TRIGGER t AFTER INSERT ON "odd; name" BEGIN
                              UPDATE "odd; name" SET word = 'x;' WHERE id = 1;
                              DELETE FROM "odd; name" WHERE id = 2;
                            END;
                            INSERT INTO "odd; name" VALUES (3, 'y');
                            """);
            assertThat(words(connection)).isEqualTo("x;y");
        }
    }

    @Test
    void runsAllStatementsOnPostgresql() throws SQLException {
        try (Connection connection = TestPostgres.newDatabase().getConnection()) {
            SqlScripts.run(connection, EVERYWHERE + """
                            CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $body$ BEGIN RETURN 'z;'; END; $body$;
                            INSERT INTO "odd; name" VALUES (3, f());
                            """);
            assertThat(words(connection)).isEqualTo("it's; herez;");
        }
    }

    private static String words(Connection connection) throws SQLException {
        var words = new StringBuilder();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT word FROM \"odd; name\" ORDER BY id")) {
            while (rows.next()) {
                words.append(rows.getString(1));
            }
        }
        return words.toString();
    }
}
