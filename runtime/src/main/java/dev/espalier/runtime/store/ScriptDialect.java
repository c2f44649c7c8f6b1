package dev.espalier.runtime.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a script says in the words of the program that carries it out. */
interface ScriptDialect {
    /** How to run it; and that it stops at the first error. */
    String head();

    /** The begin of a transaction, with the settings of the one in which the script is written. */
    String begin() throws SQLException;

    /** Asks a question that the database has just answered, and fails unless the answer is the same. */
    String expectation(String question) throws SQLException;

    /** The one text that a query answers. */
    static String first(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
