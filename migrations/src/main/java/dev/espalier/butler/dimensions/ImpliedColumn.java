package dev.espalier.butler.dimensions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.butler.ButlerAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A column that holds a dimension which another one implies, such as the filter of a visit. */
record ImpliedColumn(String table, String name) {
    static final String FILTER = "physical_filter";

    private static final String UNIVERSE = "config:dimensions.json";

    /**
     * The columns that the registry's own dimension universe asks for; only dimensions with tables have any. Empty when
     * there is no universe yet.
     */
    static Optional<List<ImpliedColumn>> find(MigrationContext db) {
        List<String> tables = db.tables();
        return ButlerAttributes.value(db, UNIVERSE)
                .map(universe -> columns(universe)
                        .filter(column -> tables.contains(column.table()) && tables.contains(column.name()))
                        .toList());
    }

    /**
     * The same of a registry that must have a universe.
     *
     * @throws Obstacle when it has none
     */
    static List<ImpliedColumn> all(MigrationContext db) {
        return find(db).orElseThrow(() -> new Obstacle(
                "butler_attributes has no row " + UNIVERSE + ", which says what dimensions imply; restore that row"));
    }

    /** How many rows of which tables have null in one of the columns, in words; empty when none has. */
    static List<String> nulls(MigrationContext db, List<ImpliedColumn> columns) {
        List<String> found = new ArrayList<>();
        for (ImpliedColumn column : columns) {
            long rows = db.mapper(ImpliedMapper.class)
                    .nulls(db.dialect().quote(column.table()), db.dialect().quote(column.name()));
            if (rows > 0) {
                found.add(rows + " in " + column.table() + " without " + column.name());
            }
        }
        return found;
    }

    boolean isFilter() {
        return name.equals(FILTER);
    }

    private static Stream<ImpliedColumn> columns(String universe) {
        try {
            return new ObjectMapper()
                    .readTree(universe).path("elements").properties().stream()
                            .flatMap(element -> implied(element.getValue())
                                    .map(implied -> new ImpliedColumn(element.getKey(), implied)));
        } catch (JsonProcessingException e) {
            throw new Obstacle("row " + UNIVERSE + " of butler_attributes is not JSON: " + e.getOriginalMessage()
                    + "; restore that row");
        }
    }

    private static Stream<String> implied(JsonNode element) {
        return StreamSupport.stream(element.path("implies").spliterator(), false)
                .map(JsonNode::asText);
    }
}
