package dev.espalier.runtime.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs SQL on a connection; its refusals are unchecked. */
record Database(Connection connection) {
    /** Makes a value of a result's current row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The same without what listens in: for statements that only find something out, and are undone at once. */
    Database unheard() {
        try {
            return new Database(connection.unwrap(Connection.class));
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Runs a statement exactly as written; PostgreSQL takes several at once, of which SQLite runs only the first. */
    void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** The rows of a query; parameters are texts, numbers and arrays of texts. */
    <T> List<T> query(String sql, Reader<T> reader, Object... parameters) {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] instanceof String[] texts) {
                    statement.setArray(i + 1, connection.createArrayOf("text", texts));
                } else {
                    statement.setObject(i + 1, parameters[i]);
                }
            }
            var rows = new ArrayList<T>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** The texts in the first column of a query. */
    List<String> texts(String sql, Object... parameters) {
        return query(sql, row -> row.getString(1), parameters);
    }

    /** The first row of a query. */
    <T> Optional<T> first(String sql, Reader<T> reader, Object... parameters) {
        return query(sql, reader, parameters).stream().findFirst();
    }
}
