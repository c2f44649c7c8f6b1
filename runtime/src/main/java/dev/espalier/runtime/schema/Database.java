package dev.espalier.runtime.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL on a connection; its refusals are unchecked: every method throws {@link UncheckedSqlException}. Parameters
 * are texts, numbers, truth values, nulls and arrays of texts.
 */
public record Database(Connection connection) {
    /** Makes a value of a result's current row. */
    public interface Reader<T> {
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
    public void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Runs a statement that answers nothing, and returns how many rows it changed. */
    public long update(String sql, @Nullable Object... parameters) {
        try (var statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** The rows of a query. */
    public <T> List<T> query(String sql, Reader<T> reader, @Nullable Object... parameters) {
        try (var statement = prepared(sql, parameters);
                var result = statement.executeQuery()) {
            return rows(result, reader);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** The texts in the first column of a query. */
    public List<String> texts(String sql, @Nullable Object... parameters) {
        return query(sql, row -> row.getString(1), parameters);
    }

    /** The first row of a query. */
    public <T> Optional<T> first(String sql, Reader<T> reader, @Nullable Object... parameters) {
        return query(sql, reader, parameters).stream().findFirst();
    }

    /** The answer of a question to which there is always one. */
    public boolean isTrue(String question, @Nullable Object... parameters) {
        return query(question, row -> row.getBoolean(1), parameters).get(0);
    }

    /** The statement, with its parameters; to be closed. */
    public PreparedStatement prepared(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof String[] texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts));
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
        return statement;
    }

    /** What a reader makes of all rows of a result. */
    public static <T> List<T> rows(ResultSet result, Reader<T> reader) throws SQLException {
        var rows = new ArrayList<T>();
        while (result.next()) {
            rows.add(reader.read(result));
        }
        return rows;
    }
}
