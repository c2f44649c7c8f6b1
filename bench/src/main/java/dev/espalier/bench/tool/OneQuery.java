package dev.espalier.bench.tool;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The floor of finding that nothing is to be done: a connection, and one query of the version table. */
public final class OneQuery implements Tool {
    @Override
    public void upgrade(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select version_num from espalier_version")) {
            if (!rows.next()) {
                throw new IllegalStateException("no version");
            }
        }
    }
}
