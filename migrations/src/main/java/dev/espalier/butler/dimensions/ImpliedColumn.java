package dev.espalier.butler.dimensions;

import dev.espalier.MigrationContext;
import dev.espalier.Obstacle;
import dev.espalier.butler.dimensions_config.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A column that holds a dimension which another one implies, such as the filter of a visit. */
record ImpliedColumn(String table, String name) {
    static final String FILTER = "physical_filter";

    /**
     * The columns that the registry's own dimension universe asks for; only dimensions with tables have any. Empty when
     * there is no universe yet.
     */
    static Optional<List<ImpliedColumn>> find(MigrationContext db) {
        List<String> tables = db.tables();
        return Universe.find(db)
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
        return find(db).orElseThrow(() -> new Obstacle("butler_attributes has no row " + Universe.ROW
                + ", which says what dimensions imply; restore that row"));
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

    private static Stream<ImpliedColumn> columns(Universe universe) {
        return universe.elements().stream()
                .flatMap(element ->
                        universe.implies(element).stream().map(implied -> new ImpliedColumn(element, implied)));
    }
}
