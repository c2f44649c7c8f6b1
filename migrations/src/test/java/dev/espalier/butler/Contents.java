package dev.espalier.butler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** All rows of a registry's tables, cells as {@link Cell} writes them; Espalier's own journal is left out. */
record Contents(SortedMap<String, Rows> tables) {
    /** The rows of a table, sorted. */
    record Rows(List<String> columns, List<List<String>> rows) {
        Rows {
            columns = List.copyOf(columns);
            rows = rows.stream().sorted(Comparator.comparing(List::toString)).toList();
        }

        private Rows with(UnaryOperator<List<String>> change) {
            return new Rows(columns, rows.stream().map(change).toList());
        }

        /** The rows, each with its cells by column, whatever the order of the columns. */
        Set<Map<String, String>> byName() {
            return rows.stream()
                    .map(row ->
                            columns.stream().collect(Collectors.toMap(column -> column, column -> cell(row, column))))
                    .collect(Collectors.toSet());
        }

        /** A row's cell in the column. */
        String cell(List<String> row, String column) {
            return row.get(columns.indexOf(column));
        }
    }

    /** Reads everything. */
    static Contents of(TestRegistry registry) throws SQLException {
        SortedMap<String, Rows> tables = new TreeMap<>();
        try (Connection connection = registry.source().getConnection();
                var statement = connection.createStatement()) {
            for (String table : registry.tables()) {
                try (var rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
                    tables.put(table, read(rows));
                }
            }
        }
        return new Contents(tables);
    }

    private static Rows read(ResultSet result) throws SQLException {
        int count = result.getMetaData().getColumnCount();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            columns.add(result.getMetaData().getColumnName(i));
        }
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                row.add(Cell.of(result, i));
            }
            rows.add(row);
        }
        return new Rows(columns, rows);
    }

    /** The statements that put the rows into empty tables, in any order that foreign keys may not like. */
    String insertions(Dialect dialect) {
        StringBuilder script = new StringBuilder(
                dialect.choose("SET session_replication_role = replica;\n", "PRAGMA foreign_keys = OFF;\n"));
        tables.forEach((name, rows) -> rows.rows()
                .forEach(row -> script.append("INSERT INTO ")
                        .append(dialect.quote(name))
                        .append(rows.columns().stream()
                                .map(dialect::quote)
                                .collect(Collectors.joining(", ", " (", ")")))
                        .append(row.stream()
                                .map(Cell::literal)
                                .collect(Collectors.joining(", ", " VALUES (", ");\n")))));
        return script.toString();
    }

    Rows table(String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }

    /** The same with every cell changed. */
    Contents withCells(UnaryOperator<String> change) {
        SortedMap<String, Rows> changed = new TreeMap<>();
        tables.forEach((name, rows) ->
                changed.put(name, rows.with(row -> row.stream().map(change).toList())));
        return new Contents(changed);
    }

    /** The same with the cells of one column changed. */
    Contents withColumn(String table, String column, UnaryOperator<String> change) {
        Rows rows = table(table);
        int changing = rows.columns().indexOf(column);
        SortedMap<String, Rows> changed = new TreeMap<>(tables);
        changed.put(
                table,
                rows.with(row -> IntStream.range(0, row.size())
                        .mapToObj(i -> i == changing ? change.apply(row.get(i)) : row.get(i))
                        .toList()));
        return new Contents(changed);
    }

    /** The same with the texts for people taken out of the dimension universe. */
    Contents withoutDocs() {
        return withCells(cell -> cell.startsWith("'{") && cell.contains("\"skypix\"") ? withoutDocs(cell) : cell);
    }

    private static String withoutDocs(String cell) {
        return Cell.text(String.valueOf(withoutDocs(JsonText.parse(cell.substring(1, cell.length() - 1)))));
    }

    /** Members stand in the order of their names: how they are stored says nothing. */
    private static Object withoutDocs(JsonNode json) {
        if (json.isObject()) {
            SortedMap<String, Object> members = new TreeMap<>();
            json.properties().stream()
                    .filter(member -> !member.getKey().equals("doc"))
                    .forEach(member -> members.put(member.getKey(), withoutDocs(member.getValue())));
            return members;
        }
        return json.isArray()
                ? StreamSupport.stream(json.spliterator(), false)
                        .map(Contents::withoutDocs)
                        .toList()
                : json;
    }

    void assertEqualTo(Contents expected) {
        assertThat(tables.keySet()).isEqualTo(expected.tables.keySet());
        tables.forEach((name, rows) -> {
            assertThat(rows.columns()).as(name).isEqualTo(expected.table(name).columns());
            Lines.assertSame(name, rows.rows(), expected.table(name).rows());
        });
    }
}
