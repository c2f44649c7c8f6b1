package dev.espalier.runtime.store;

import dev.espalier.runtime.schema.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Espalier's own statements that travel together, so that a server is waited for once; what they answer is handed over
 * in their order.
 */
final class Exchange {
    private final List<Part> parts = new ArrayList<>();

    /** Takes what one statement has answered. */
    private interface Answer {
        void take(PreparedStatement statement) throws SQLException;
    }

    private record Part(String sql, List<@Nullable Object> parameters, Answer answer) {}

    /** Adds a statement that changes rows, and says what becomes of their number. */
    Exchange change(LongConsumer changed, String sql, @Nullable Object... parameters) {
        return with(statement -> changed.accept(statement.getUpdateCount()), sql, parameters);
    }

    /** Adds a statement of which nobody wants to know what it answers. */
    Exchange control(String sql, @Nullable Object... parameters) {
        return with(statement -> {}, sql, parameters);
    }

    /** Adds a query, and says what becomes of its rows. */
    <T> Exchange query(Consumer<List<T>> answered, Database.Reader<T> reader, String sql, Object... parameters) {
        return with(
                statement -> {
                    try (ResultSet result = statement.getResultSet()) {
                        answered.accept(Database.rows(result, reader));
                    }
                },
                sql,
                parameters);
    }

    /** Adds what another one has. */
    Exchange and(Exchange other) {
        parts.addAll(other.parts);
        return this;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Sends all at once, as PostgreSQL takes it. */
    void sendTogether(Database database) throws SQLException {
        String sql = parts.stream().map(Part::sql).collect(Collectors.joining("; "));
        Object[] parameters =
                parts.stream().flatMap(part -> part.parameters().stream()).toArray();
        try (PreparedStatement statement = database.prepared(sql, parameters)) {
            statement.execute();
            for (Part part : parts) {
                part.answer().take(statement);
                statement.getMoreResults();
            }
        }
    }

    /** Sends one after another. */
    void sendEach(Database database) throws SQLException {
        for (Part part : parts) {
            try (PreparedStatement statement =
                    database.prepared(part.sql(), part.parameters().toArray())) {
                statement.execute();
                part.answer().take(statement);
            }
        }
    }

    private Exchange with(Answer answer, String sql, @Nullable Object... parameters) {
        // Not List.of: parameters may be null.
        parts.add(new Part(sql, Arrays.asList(parameters), answer));
        return this;
    }
}
