package dev.espalier.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Loads SQL scripts such as dumps into a database. */
public final class SqlScripts {
    private SqlScripts() {}

    /** Runs all statements of a file. */
    public static void load(Connection connection, Path file) throws SQLException, IOException {
        run(connection, Files.readString(file));
    }

    /** Runs all statements of a text. */
    public static void run(Connection connection, String script) throws SQLException {
        try (var statement = connection.createStatement()) {
            // SQLite's driver runs more than the first statement of an update only; PostgreSQL's refuses results there.
            if (connection.getMetaData().getDatabaseProductName().equals("SQLite")) {
                statement.executeUpdate(script);
            } else {
                statement.execute(script);
            }
        }
    }
}
