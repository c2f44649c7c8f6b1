package dev.espalier.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class TestPostgresTest {
    @Test
    void givesEachCallerAnEmptyDatabaseOfItsOwn() throws SQLException {
        var one = TestPostgres.newDatabase();
        var other = TestPostgres.newDatabase();
        try (Connection connection = one.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION btree_gist");
            statement.execute("CREATE TABLE mine (id int)");
        }
        assertThat(tables(TestPostgres.url(one))).isEqualTo(1);
        assertThat(tables(TestPostgres.url(other))).isZero();
    }

    private static int tables(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
