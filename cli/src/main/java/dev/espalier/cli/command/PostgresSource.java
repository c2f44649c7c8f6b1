package dev.espalier.cli.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** Connections from PostgreSQL's own driver; who asks for them by their URL has all drivers loaded that there are. */
final class PostgresSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        Properties who = new Properties();
        if (user != null) {
            who.setProperty("user", user);
        }
        if (password != null) {
            who.setProperty("password", password);
        }
        Connection connection = new Driver().connect(getUrl(), who);
        if (connection == null) {
            throw new PSQLException("no URL of PostgreSQL", PSQLState.CONNECTION_FAILURE);
        }
        return connection;
    }
}
