package dev.espalier.bench;

import dev.espalier.Dialect;
import dev.espalier.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** Real databases of one kind: of the embedded PostgreSQL, or files in a folder. */
record Databases(Dialect dialect, Path folder) {
    /** What people call it. */
    String title() {
        return dialect.choose("PostgreSQL", "SQLite");
    }

    /** A new, empty one. */
    DataSource empty() throws IOException {
        if (dialect == Dialect.POSTGRESQL) {
            return TestPostgres.newDatabase();
        }
        SQLiteDataSource database = file();
        Files.createFile(path(database));
        return database;
    }

    /** A new one that holds what another holds; nobody may be connected to that. */
    DataSource copy(DataSource original) throws SQLException, IOException {
        if (dialect == Dialect.SQLITE) {
            SQLiteDataSource copy = file();
            Files.copy(path(original), path(copy));
            return copy;
        }
        PGSimpleDataSource copy = (PGSimpleDataSource) TestPostgres.newDatabase();
        String name = copy.getDatabaseName();
        outside("drop database " + name);
        outside("create database " + name + " template " + ((PGSimpleDataSource) original).getDatabaseName());
        // Else the first to work on it writes what the copy has left in memory.
        outside("checkpoint");
        return copy;
    }

    /** Removes one that is not needed any more. */
    void drop(DataSource database) throws SQLException, IOException {
        if (dialect == Dialect.SQLITE) {
            Files.delete(path(database));
            return;
        }
        outside("drop database " + ((PGSimpleDataSource) database).getDatabaseName() + " with (force)");
    }

    /** What a command calls it. */
    String address(DataSource database) {
        return dialect == Dialect.POSTGRESQL
                ? TestPostgres.url(database)
                : path(database).toString();
    }

    /** Its JDBC URL. */
    String url(DataSource database) {
        return dialect == Dialect.POSTGRESQL ? TestPostgres.url(database) : "jdbc:sqlite:" + path(database);
    }

    private static void outside(String sql) throws SQLException {
        try (Connection connection = Outside.DATABASE.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private SQLiteDataSource file() {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + folder.resolve(UUID.randomUUID() + ".sqlite3"));
        return database;
    }

    private static Path path(DataSource database) {
        return Path.of(((SQLiteDataSource) database).getUrl().replace("jdbc:sqlite:", ""));
    }

    /** From where other databases are made and dropped. */
    private static final class Outside {
        static final DataSource DATABASE = TestPostgres.newDatabase();
    }
}
