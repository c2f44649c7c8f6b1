package dev.espalier.bench.process;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/** A JVM that loads a driver and connects: {@code Connect URL}. */
public final class Connect {
    private Connect() {}

    public static void main(String[] arguments) throws SQLException, ReflectiveOperationException {
        String driver = arguments[0].startsWith("jdbc:sqlite:") ? "org.sqlite.JDBC" : "org.postgresql.Driver";
        // Not through DriverManager, which loads all drivers there are.
        Driver loaded =
                Class.forName(driver).asSubclass(Driver.class).getConstructor().newInstance();
        try (Connection connection = loaded.connect(arguments[0], new Properties())) {
            if (connection == null) {
                throw new SQLException("no connection to " + arguments[0]);
            }
        }
    }
}
