package dev.espalier.bench.process;

import dev.espalier.bench.tool.Flyway;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** In place of Flyway's own program, which Maven does not have as a jar: {@code FlywayCommand URL FOLDER}. */
public final class FlywayCommand {
    private FlywayCommand() {}

    public static void main(String[] arguments) {
        Flyway.upgrade(database(arguments[0]), Path.of(arguments[1]));
    }

    private static DataSource database(String url) {
        if (url.startsWith("jdbc:sqlite:")) {
            SQLiteDataSource database = new SQLiteDataSource();
            database.setUrl(url);
            return database;
        }
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        return database;
    }
}
