package dev.espalier.butler.dimensions;

import dev.espalier.Dialect;
import dev.espalier.butler.NewTable;
import dev.espalier.schema.ColumnType;
import dev.espalier.schema.Table;
import java.util.List;

/** The tables in which sets of dimensions have numbers, by which dataset types refer to them. */
record GraphTables(Dialect dialect) {
    private static final String KEY = "dimension_graph_key";

    List<NewTable> all() {
        return List.of(
                NewTable.of(dialect, KEY)
                        .column("id", new ColumnType("BIGINT", "INTEGER"))
                        .key(List.of("id")),
                NewTable.of(dialect, "dimension_graph_definition")
                        .column("dimension_graph_id", ColumnType.BIGINT)
                        .column("dimension_name", ColumnType.TEXT)
                        .key(List.of("dimension_graph_id", "dimension_name"))
                        .reference(Table.ForeignKey.of(List.of("dimension_graph_id"), KEY, List.of("id"))
                                .with("ON DELETE CASCADE")));
    }
}
