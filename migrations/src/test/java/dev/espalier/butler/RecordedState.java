package dev.espalier.butler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What the reference made of a registry: one state on the way of its migrations. */
record RecordedState(Path folder, String name) {
    static RecordedState of(Dialect dialect, String steps, String name) {
        return new RecordedState(
                Shared.butler().resolve(folder(dialect)).resolve("steps").resolve(steps), name);
    }

    static String folder(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT);
    }

    /** A database in this state, made from the reference's own statements and rows. */
    TestRegistry load(Dialect dialect, Path scratch) throws SQLException, IOException {
        return load(name, dialect, scratch);
    }

    /** The same with the tables of another state, where this one changed none. */
    TestRegistry load(String tablesOf, Dialect dialect, Path scratch) throws SQLException, IOException {
        return TestRegistry.empty(dialect, scratch)
                .run(Files.readString(folder.resolve(tablesOf + ".ddl.sql")))
                .run(contents().insertions(dialect));
    }

    /** Checks a registry's schema and rows. */
    void assertStateOf(TestRegistry registry, Path scratch) throws SQLException, IOException {
        assertSchemaOf(registry, scratch);
        Contents.of(registry).assertEqualTo(contents());
    }

    /** Checks a registry's schema as dump-schema shows it, and its rows: of a downgrade no statements are recorded. */
    void assertDumpAndRowsOf(TestRegistry registry) throws SQLException, IOException {
        assertDumpOf(registry);
        Contents.of(registry).assertEqualTo(contents());
    }

    /** Checks a registry's schema: as dump-schema shows it, and all that the database's own statements make. */
    void assertSchemaOf(TestRegistry registry, Path scratch) throws SQLException, IOException {
        assertDumpOf(registry);
        assertCatalogOf(registry, scratch);
    }

    /** Checks a registry's schema by all that the database's own statements make. */
    void assertCatalogOf(TestRegistry registry, Path scratch) throws SQLException, IOException {
        String ddl = Files.readString(folder.resolve(name + ".ddl.sql"));
        TestRegistry expected = TestRegistry.empty(registry.dialect(), scratch).run(ddl);
        Lines.assertSame("the catalogue", Catalog.of(registry), Catalog.of(expected));
    }

    /** Checks a registry's schema as dump-schema shows it. */
    void assertDumpOf(TestRegistry registry) throws SQLException, IOException {
        assertDumpOf(registry, UnaryOperator.identity());
    }

    /** Checks a registry's schema as dump-schema shows it, with what the recorded lines would be here. */
    void assertDumpOf(TestRegistry registry, UnaryOperator<String> change) throws SQLException, IOException {
        List<String> recorded = Files.readAllLines(folder.resolve(name + ".schema.txt"));
        Lines.assertSame(
                "the schema", registry.dump(), recorded.stream().map(change).toList());
    }

    /** The state before this one; itself where it is the first. */
    RecordedState before() throws IOException {
        JsonNode file = rowsFile();
        return file.has("after") ? new RecordedState(folder, file.get("after").asText()) : this;
    }

    /** All states from the first to this one, each made of the one before. */
    List<RecordedState> way() throws IOException {
        Deque<RecordedState> way = new ArrayDeque<>(List.of(this));
        while (!way.getFirst().before().equals(way.getFirst())) {
            way.addFirst(way.getFirst().before());
        }
        return List.copyOf(way);
    }

    /** What was asked of the reference to make this state of the one before. */
    RecordedCommand command() throws IOException {
        return RecordedCommand.parse(
                Files.readAllLines(folder.resolve(name + ".out.txt")).get(0));
    }

    /** All rows; a file holds those of the tables that differ from the state before. */
    Contents contents() throws IOException {
        JsonNode file = rowsFile();
        SortedMap<String, Contents.Rows> tables = new TreeMap<>();
        if (file.has("after")) {
            Contents before = before().contents();
            file.get("same").forEach(table -> tables.put(table.asText(), before.table(table.asText())));
        }
        file.get("tables").properties().forEach(table -> tables.put(table.getKey(), rows(table.getValue())));
        return new Contents(tables);
    }

    private JsonNode rowsFile() throws IOException {
        return new ObjectMapper().readTree(folder.resolve(name + ".rows.json").toFile());
    }

    private static Contents.Rows rows(JsonNode table) {
        List<String> columns = new ArrayList<>();
        table.get("columns").forEach(column -> columns.add(column.asText()));
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : table.get("rows")) {
            List<String> cells = new ArrayList<>();
            row.forEach(value -> cells.add(Cell.of(value)));
            rows.add(cells);
        }
        return new Contents.Rows(columns, rows);
    }
}
